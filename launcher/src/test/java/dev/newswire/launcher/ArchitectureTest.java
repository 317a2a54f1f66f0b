package dev.newswire.launcher;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;

/** The house as it is meant to be: who may know whom. */
@AnalyzeClasses(packages = "dev.newswire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_ONE_WAY = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("launcher")
            .definedBy("dev.newswire.launcher..")
            .layer("embedded")
            .definedBy("dev.newswire.embedded..")
            .layer("ingest")
            .definedBy("dev.newswire.ingest..")
            .layer("enrich")
            .definedBy("dev.newswire.enrich..")
            .layer("sink")
            .definedBy("dev.newswire.sink..")
            .layer("monitor")
            .definedBy("dev.newswire.monitor..")
            .layer("runtime")
            .definedBy("dev.newswire.runtime..")
            .layer("schemas")
            .definedBy("dev.newswire.schemas..")
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("embedded")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("enrich")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("sink")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("monitor")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("launcher", "ingest", "enrich", "sink", "monitor")
            .whereLayer("schemas")
            .mayOnlyBeAccessedByLayers("launcher", "ingest", "enrich", "sink", "monitor");

    @ArchTest
    static final ArchRule LANGUAGE_STEPS_KNOW_NO_KAFKA = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.newswire.enrich.text..",
                    "dev.newswire.enrich.date..",
                    "dev.newswire.enrich.language..",
                    "dev.newswire.enrich.entity..",
                    "dev.newswire.enrich.category..",
                    "dev.newswire.enrich.quote..",
                    "dev.newswire.enrich.phrase..",
                    "dev.newswire.enrich.story..",
                    "dev.newswire.enrich.term..",
                    "dev.newswire.enrich.watchlist..",
                    "dev.newswire.enrich.rule..",
                    "dev.newswire.enrich.amount..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "io.confluent..");

    @ArchTest
    static final ArchRule PACKAGES_KNOW_NO_CIRCLES =
            slices().matching("dev.newswire.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CLASSES_ARE_NOT_BUILT_TO_BE_EXTENDED_BY_CHANCE = ArchRuleDefinition.noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}
