package hudson.tasks.junit;

import hudson.tasks.test.TestObject;

/** A test through the builds. */
public class History {

    private final TestObject testObject;

    public History(TestObject testObject) {
        this.testObject = testObject;
    }

    public TestObject getTestObject() {
        return testObject;
    }
}
