package io.jenkins.plugins.releaseguard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

/** Holds the plugin's code to the rules of docs/architecture.md. */
class ArchitectureTest {

    private static final String BASE = "io.jenkins.plugins.releaseguard";

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void shouldFollowTheDiagram() {
        classes()
                .should(adhereToPlantUmlDiagram(
                        Path.of("docs/architecture.puml"), consideringOnlyDependenciesInDiagram()))
                .check(PLUGIN);
    }

    @Test
    void shouldKeepEnginesFreeOfEverythingButTheJdk() {
        noClasses()
                .that(resideInAnyPackage("..engine..", "..report..", "..chart..", "..listing.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "javax.xml..",
                                "org.jspecify..",
                                "..engine..",
                                "..report..",
                                "..chart..",
                                "..listing..")
                        .or(resideInAnyPackage("com.ctc.wstx..", "org.codehaus.stax2.."))
                        .or(type(Object[].class))
                        .negate())
                .because("rules can then be tested and measured alone")
                .check(PLUGIN);
    }

    @Test
    void shouldKeepEnginesFreeOfSqlAndLogging() {
        noClasses()
                .that(resideInAnyPackage("..engine..", "..report..", "..chart..", "..listing.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "java.util.logging.."))
                .check(PLUGIN);
    }

    @Test
    void shouldAskForJenkinsInPlatformOnly() {
        noClasses()
                .that(resideInAPackage(BASE + "..")
                        .and(resideInAPackage("..platform..").negate()))
                .should()
                .callMethod(Jenkins.class, "get")
                .orShould()
                .callMethod(Jenkins.class, "getInstanceOrNull")
                .check(PLUGIN);
    }

    @Test
    void shouldNotNameTheEmbeddedController() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.jenkins.embedded.."))
                .check(PLUGIN);
    }
}
