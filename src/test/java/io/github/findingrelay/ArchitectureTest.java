package io.github.findingrelay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may use which, and the only one that knows each library. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  static final String ROOT = "io.github.findingrelay";

  @ArchTest
  static final ArchRule PACKAGES =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .layer("cli")
          .definedBy(ROOT + ".cli..")
          .layer("config")
          .definedBy(ROOT + ".config..")
          .layer("generate")
          .definedBy(ROOT + ".generate..")
          .layer("routing")
          .definedBy(ROOT + ".routing..")
          .layer("aws")
          .definedBy(ROOT + ".aws..")
          .layer("deploy")
          .definedBy(ROOT + ".deploy..")
          .layer("github")
          .definedBy(ROOT + ".github..")
          .layer("operate")
          .definedBy(ROOT + ".operate..")
          .layer("request")
          .definedBy(ROOT + ".request..")
          .layer("template")
          .definedBy(ROOT + ".template..")
          .layer("model")
          .definedBy(ROOT + ".model..")
          .layer("diagnostic")
          .definedBy(ROOT + ".diagnostic..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("cli", "generate")
          .whereLayer("generate")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("routing")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("aws")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deploy")
          .mayOnlyBeAccessedByLayers("cli", "aws", "operate")
          .whereLayer("github")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("operate")
          .mayOnlyBeAccessedByLayers("cli", "aws")
          .whereLayer("request")
          .mayOnlyBeAccessedByLayers("cli", "aws", "github", "operate", "deploy")
          .whereLayer("template")
          .mayOnlyBeAccessedByLayers("routing", "deploy")
          .whereLayer("request")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("diagnostic")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule PICOCLI = onlyIn("cli", "picocli..");

  @ArchTest static final ArchRule SNAKEYAML = onlyIn("config", "org.yaml..");

  @ArchTest static final ArchRule JSON_SCHEMA = onlyIn("config", "com.networknt..");

  @ArchTest static final ArchRule FREEMARKER = onlyIn("generate", "freemarker..");

  @ArchTest static final ArchRule AWS_SDK = onlyIn("aws", "software.amazon.awssdk..");

  @ArchTest static final ArchRule EVENT_RULER = onlyIn("routing", "software.amazon.event.ruler..");

  private static ArchRule onlyIn(String packageName, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + packageName + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(library));
  }
}
