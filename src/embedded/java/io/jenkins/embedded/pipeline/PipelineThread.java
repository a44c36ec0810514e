package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import hudson.Main;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * One line of execution in a program: the script itself, or one body of a block step. While a body runs, the thread
 * that called the step is suspended.
 */
final class PipelineThread implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<PipelineThread> CURRENT = new ThreadLocal<>();
    private static final List<Class> CATEGORIES = categories();

    final PipelineProgram program;
    final int id;
    /** The body that the thread runs; null for the script itself. */
    final PipelineBody body;

    final ContextVariables variables;
    private final Continuable continuable;
    private FlowNode head;
    private PipelineStepContext step;
    private Outcome resumeWith;

    PipelineThread(
            PipelineProgram program,
            int id,
            PipelineBody body,
            ContextVariables variables,
            Continuable continuable,
            FlowNode head) {
        this.program = program;
        this.id = id;
        this.body = body;
        this.variables = variables;
        this.continuable = continuable;
        this.head = head;
    }

    private static List<Class> categories() {
        List<Class> categories = new ArrayList<>(Continuable.categories);
        categories.add(SavableIterators.class);
        return Collections.unmodifiableList(categories);
    }

    /** The thread that runs now; an error outside of the VM. */
    static PipelineThread current() {
        PipelineThread thread = CURRENT.get();
        if (thread == null) {
            throw new IllegalStateException("not called by a pipeline script");
        }
        return thread;
    }

    static PipelineThread currentOrNull() {
        return CURRENT.get();
    }

    /** What the blocks around the thread provide. */
    <T> T context(Class<T> key) throws IOException, InterruptedException {
        return variables.get(key, this::context);
    }

    FlowNode head() {
        return head;
    }

    void setHead(FlowNode node) {
        head = node;
    }

    /** The step that the thread waits for, or null. */
    PipelineStepContext step() {
        return step;
    }

    void setStep(PipelineStepContext context) {
        step = context;
    }

    void resume(Outcome outcome) {
        resumeWith = outcome;
    }

    boolean isReady() {
        return resumeWith != null;
    }

    /** Runs until the program waits for a step, or ends. */
    void run() {
        Outcome in = resumeWith;
        resumeWith = null;
        CURRENT.set(this);
        CpsCallableInvocation.registerMismatchHandler(this::complainOfMismatch);
        Outcome out;
        try {
            out = continuable.run0(in, CATEGORIES);
        } catch (RuntimeException | Error x) {
            out = new Outcome(null, x);
            program.ended(this, out);
            return;
        } finally {
            CpsCallableInvocation.registerMismatchHandler(null);
            CURRENT.remove();
        }
        if (continuable.isResumable()) {
            step.suspended();
        } else {
            program.ended(this, out);
        }
    }

    /**
     * The script called something that isn't transformed, and that called something that suspends: it will never be
     * come back to. Jenkins says so in the log and, when tests run, fails. Code of plugins may do that.
     */
    private void complainOfMismatch(Object receiver, String expected, Object actualReceiver, String actual) {
        if (receiver != null && receiver.getClass().getClassLoader() == PipelineThread.class.getClassLoader()) {
            return;
        }
        String complaint = "expected to call " + qualified(receiver, expected) + " but wound up catching "
                + qualified(actualReceiver, actual)
                + "; see: https://jenkins.io/redirect/pipeline-cps-method-mismatches/";
        if (Main.isUnitTest) {
            throw new IllegalStateException(complaint);
        }
        program.execution.log().listener().getLogger().println(complaint);
    }

    private static String qualified(Object receiver, String method) {
        if (receiver == null) {
            return method;
        }
        Class<?> type = receiver instanceof Class<?> named ? named : receiver.getClass();
        return type.getName() + "." + method;
    }
}
