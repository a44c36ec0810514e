package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A closure of a script. What Groovy gives to every object, such as {@code sleep}, is here what it is in the script. */
public class CpsClosure2 extends CpsClosure {

    private static final long serialVersionUID = 1L;

    public CpsClosure2(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    public Object sleep(long arg) {
        return InvokerHelper.invokeMethod(getOwner(), "sleep", arg);
    }

    public void println(Object arg) {
        InvokerHelper.invokeMethod(getOwner(), "println", new Object[] {arg});
    }

    public void println() {
        InvokerHelper.invokeMethod(getOwner(), "println", InvokerHelper.EMPTY_ARGS);
    }

    public void print(Object arg) {
        InvokerHelper.invokeMethod(getOwner(), "print", new Object[] {arg});
    }
}
