package io.jenkins.embedded.harness;

import io.jenkins.embedded.extension.BuiltInSource;
import io.jenkins.embedded.extension.ExtensionSource;
import io.jenkins.embedded.extension.SezpozSource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import net.java.sezpoz.IndexItem;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.TestExtension;

/** The extensions of the test harness and those that the running test declares. */
public final class TestExtensions implements ExtensionSource {

    @Override
    public List<Declaration> declarations(ClassLoader loader) {
        RunningTest test = RunningTest.current();
        List<Declaration> all = new ArrayList<>();
        all.addAll(new BuiltInSource(List.of(MockFolder.DescriptorImpl.class)).declarations(loader));
        all.addAll(new SezpozSource<>(TestExtension.class, a -> 0, a -> false, item -> belongsTo(test, item))
                .declarations(loader));
        return all;
    }

    private static boolean belongsTo(RunningTest test, IndexItem<TestExtension, Object> item) {
        try {
            AnnotatedElement element = item.element();
            Class<?> declaring = element instanceof Member member ? member.getDeclaringClass() : (Class<?>) element;
            return test.sees(item.annotation(), declaring);
        } catch (InstantiationException x) {
            throw new IllegalStateException("Can't link test extension " + item.className(), x);
        }
    }
}
