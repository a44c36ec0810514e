package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.NonCPS;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import hudson.ExtensionList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jenkinsci.plugins.workflow.cps.CpsClosure2;
import org.jenkinsci.plugins.workflow.cps.CpsScript;

/** Compiles the scripts of one build; classes made from the same sources in the same order have the same names. */
final class ScriptCompiler {

    /** What a pipeline script is called in error messages and stack traces. */
    static final String SCRIPT_NAME = "WorkflowScript";

    private final GroovyShell shell;

    ScriptCompiler() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CpsScript.class.getName());
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports(NonCPS.class.getPackage().getName(), "hudson.model", "jenkins.model");
        configuration.addCompilationCustomizers(imports);
        ExtensionList<ScriptCustomizer> customizers = ExtensionList.lookup(ScriptCustomizer.class);
        customizers.forEach(customizer -> customizer.configure(configuration));
        CpsTransformer transformer = new CpsTransformer();
        transformer.setConfiguration(new TransformerConfiguration()
                .withClosureType(CpsClosure2.class)
                .withSafepoint(Safepoint.class, "check"));
        configuration.addCompilationCustomizers(transformer);
        shell = new GroovyShell(ScriptCompiler.class.getClassLoader(), new ScriptBinding(), configuration);
        customizers.forEach(customizer -> customizer.preludes().forEach(this::addPrelude));
    }

    private void addPrelude(String resource) {
        try (InputStream in = ScriptCompiler.class.getResourceAsStream(resource)) {
            String name = resource.substring(resource.lastIndexOf('/') + 1);
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            shell.getClassLoader().parseClass(new GroovyCodeSource(source, name, GroovyShell.DEFAULT_CODE_BASE), true);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    CpsScript compile(String name, String source) {
        return (CpsScript) shell.parse(new GroovyCodeSource(source, name, GroovyShell.DEFAULT_CODE_BASE));
    }

    ClassLoader classLoader() {
        return shell.getClassLoader();
    }
}
