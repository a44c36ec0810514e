package conformance.pipeline;

import static conformance.pipeline.Pipelines.*;
import static org.junit.jupiter.api.Assertions.*;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Groovy as pipeline scripts use it, with steps inside the constructs. */
@WithJenkins
@Timeout(60)
class GroovySemanticsTest {

    private static JenkinsRule j;

    @BeforeAll
    static void startJenkins(JenkinsRule rule) {
        j = rule;
    }

    @AfterAll
    static void stopJenkins() throws Exception {
        j.after();
    }

    private static void assertPrints(String script, String... parts) throws Exception {
        assertLogOrder(run(j, Result.SUCCESS, script), parts);
    }

    @Test
    void shouldRunStepsInsideCollectionMethods() throws Exception {
        assertPrints("""
                [1, 2].each { echo "each ${it}" }
                ['a', 'b'].eachWithIndex { x, i -> echo "at ${i} ${x}" }
                echo "collect ${[1, 2].collect { n -> echo "visit ${n}"; n * 10 }}"
                echo "find ${[1, 2, 3].find { echo "try ${it}"; it == 2 }}"
                echo "all ${[1, 2, 3].findAll { echo "test ${it}"; it > 1 }} any ${[1, 2].any { it == 2 }} every ${[1, 2].every { it == 2 }}"
                3.times { echo "time ${it}" }
                """,
                "each 1", "each 2", "at 0 a", "at 1 b", "visit 1", "visit 2", "collect [10, 20]", "try 1", "try 2", "find 2",
                "test 3", "all [2, 3] any true every false", "time 0", "time 2");
    }

    @Test
    void shouldRunStepsInsideLoopsAndSwitch() throws Exception {
        assertPrints("""
                for (int i = 0; i < 4; i++) { if (i == 1) { continue }; if (i == 3) { break }; echo "for ${i}" }
                for (e in [k: 'v']) { echo "${e.key}=${e.value}" }
                for (c in ['a', 'c']) { echo "item ${c}" }
                switch ('b2') { case 'a': echo 'no'; break; case ~/b\\d/: echo 'regex case'; case 'x': echo 'fell through'; break; default: echo 'no' }
                """,
                "for 0", "for 2", "k=v", "item a", "item c", "regex case", "fell through");
    }

    @Test
    void shouldCallMethodsWithDefaultsNamedArgumentsAndRecursion() throws Exception {
        assertPrints("""
                def greet(String who = 'nobody', int n = 1) { echo "hi ${who} ${n}"; return who.length() }
                def named(Map m) { echo "named ${m.a} ${m.b}" }
                int fact(int n) { n <= 1 ? 1 : n * fact(n - 1) }
                greet(); echo "len ${greet('you', 2)}"; named(a: 1, b: 2); echo "fact ${fact(5)}"
                """,
                "hi nobody 1", "hi you 2", "len 3", "named 1 2", "fact 120");
    }

    @Test
    void shouldPassStepsToClosures() throws Exception {
        assertPrints("""
                def twice = { Closure body -> body(1); body.call(2) }
                twice { echo "called with ${it}" }
                def add = { a, b -> a + b }
                echo "sum ${add(1, 2)} ${add.curry(10).call(5)}"
                """,
                "called with 1", "called with 2", "sum 3 15");
    }

    @Test
    void shouldUseClassesInScript() throws Exception {
        assertPrints("""
                class Greeter implements Serializable {
                  def script; String word = 'hey'
                  void greet(String who) { script.echo "${word} ${who}" }
                }
                new Greeter(script: this).greet('Bob')
                """,
                "hey Bob");
    }

    @Test
    void shouldTellLocalVariablesFromBindingAndFields() throws Exception {
        assertPrints("""
                import groovy.transform.Field
                @Field String field = 'field'
                global = 'global'
                def local = 'local'
                def look() { echo "${field} ${global}"; try { echo local } catch (MissingPropertyException e) { echo "no: ${e.message}" } }
                look()
                """,
                "Did you forget the `def` keyword? WorkflowScript seems to be setting a field named global", "field global", "no: No such property: local for class: ");
    }

    @Test
    void shouldRunNonCpsMethods() throws Exception {
        assertPrints("""
                @NonCPS
                String shout(List words) { def s = new StringBuilder(); words.sort { a, b -> b <=> a }.each { s.append(it.toUpperCase()) }; return s.toString() }
                echo "shout ${shout(['a', 'c', 'b'])}"
                """,
                "shout CBA");
    }

    @Test
    void shouldEvaluateOperators() throws Exception {
        // *. works for properties only: a method call with *. and [*list] are "spread not yet supported for CPS transformation"
        assertPrints("""
                def m = [a: [b: null]]
                def (x, y) = [1, 2]
                echo "${m?.a?.b ?: 'elvis'} ${m.z?.length()} ${x + y} ${['ab', 'c']*.bytes*.length} ${'abc'[1..2]} ${'a,b'.split(',').size()} ${7.intdiv(2)} ${2 ** 3} ${'x' in ['x']} ${[3, 1].sort()}"
                """,
                "elvis null 3 [2, 1] bc 2 3 8 true [1, 3]");
    }

    @Test
    void shouldCoerceTruth() throws Exception {
        assertPrints("echo \"${[] ? 1 : 0}${'' ? 1 : 0}${0 ? 1 : 0}${null ? 1 : 0}${'a' ? 1 : 0}${[1] ? 1 : 0}\"", "000011");
    }

    @Test
    void shouldEndSuccessfullyOnTopLevelReturn() throws Exception {
        WorkflowRun build = run(j, Result.SUCCESS, "echo 'before'; if (true) { return }; echo 'after'");
        j.assertLogContains("before", build);
        j.assertLogNotContains("after", build);
    }

    @Test
    void shouldOnlyLeaveClosureOnReturnInsideBlockStep() throws Exception {
        assertPrints("def v = stage('s') { if (true) { return 'early' }; echo 'not here' }; echo \"v=${v}\"", "v=early");
    }

    @Test
    void shouldRunFinallyOnReturnInTry() throws Exception {
        assertPrints("def f() { try { return 'value' } finally { echo 'finally' } }\necho \"f=${f()}\"", "finally", "f=value");
    }

    @Test
    void shouldPickCatchByTypeAndRethrow() throws Exception {
        assertPrints("""
                try {
                  try { error 'inner' } catch (IllegalArgumentException e) { echo 'wrong' } finally { echo 'finally' }
                } catch (Exception e) { echo "outer ${e.message}" }
                """,
                "finally", "outer inner");
    }

    @Test
    void shouldPrintThroughPrintln() throws Exception {
        assertPrints("println 'line'; print 'part'; println([1, 2])", "line\n", "part", "[1, 2]\n");
    }

    @Test
    void shouldEchoNonStrings() throws Exception {
        assertPrints("echo 5.toString(); echo \"${[a: 1]} ${null} ${1.5} ${true}\"", "5", "[a:1] null 1.5 true");
    }

    @Test
    void shouldReachStepsThroughStepsAndScriptObject() throws Exception {
        assertPrints("steps.echo 'through steps'; this.echo 'through this'; def name = 'echo'; \"${name}\" 'by name'", "through steps", "through this", "by name");
    }

    @Test
    void shouldShadowNothingWithMapKeysNamedLikeSteps() throws Exception {
        assertPrints("def m = [echo: 1, node: 2]; echo \"m ${m.echo} ${m.node}\"", "m 1 2");
    }
}
