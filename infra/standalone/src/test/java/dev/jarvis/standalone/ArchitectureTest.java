package dev.jarvis.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Tier;
import io.micronaut.http.annotation.Controller;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the whole project, held by a test. A rule that found nothing to look at fails. */
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> OF_THE_SHARED_DOMAIN = DescribedPredicate.describe(
            "of the shared domain",
            type -> Features.of(type.getPackageName())
                    .filter(Features::isOfTheDomain)
                    .isPresent());

    @Test
    void modules_areAllLookedAt() {
        var found = OurClasses.ALL.stream()
                .flatMap(type -> Features.of(type.getPackageName()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(),
                missing(
                        found,
                        Set.of(
                                "settings",
                                "cluster",
                                "database",
                                "feed",
                                "proxmox",
                                "memory",
                                "access",
                                "monitor",
                                "functions",
                                "jobs",
                                "fanout",
                                "simulator",
                                "standalone")));
    }

    @Test
    void packages_areAllOnTheMap() {
        var strangers = OurClasses.ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> Features.of(name).filter(Features::isKnown).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strangers, "give each a place in Features, after chapter 2");
    }

    @Test
    void features_useOnlyWhatTheMapAllows() {
        var violations = OurClasses.ALL.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(dependency -> forbidden(dependency.getOriginClass(), dependency.getTargetClass()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), violations);
    }

    @Test
    void features_haveNoCycles() {
        slices().matching("dev.jarvis.(*)..").should().beFreeOfCycles().check(OurClasses.ALL);
    }

    @Test
    void packages_areAllNullMarked() {
        var unmarked = OurClasses.ALL.stream()
                .map(JavaClass::getPackage)
                .filter(ours -> !ours.isAnnotatedWith(NullMarked.class))
                .map(ours -> ours.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked);
    }

    @Test
    void conditions_areFinal_packagePrivate_andAmongTheirOwn() {
        classes()
                .that()
                .implement(Condition.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage("dev.jarvis.monitor.conditions")
                .check(OurClasses.ALL);
    }

    @Test
    void tiers_areFinal() {
        classes()
                .that()
                .implement(Tier.class)
                .and()
                .areTopLevelClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(OurClasses.ALL);
    }

    @Test
    void sharedDomain_knowsNoServerAndNoCommandLine() {
        noClasses()
                .that(are(OF_THE_SHARED_DOMAIN))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http.server..", "io.micronaut.websocket..", "picocli..")
                .check(OurClasses.ALL);
    }

    @Test
    void vocabulary_isValuesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.jarvis.cluster..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..").or(resideInAPackage("java.net.http..")))
                .check(OurClasses.ALL);
    }

    @Test
    void controllers_allSayWhoMayCallThem() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(ServerWebSocket.class)
                .should()
                .beAnnotatedWith(Secured.class)
                .check(OurClasses.ALL);
    }

    @Test
    void time_isAskedOfTheInjectedClockAlone() {
        noClasses()
                .that(are(OF_THE_SHARED_DOMAIN))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(OurClasses.ALL);
    }

    @Test
    void functions_keepNothingThatOutlivesARequest() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .haveOnlyFinalFields()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(OurClasses.ALL);
    }

    @Test
    void utilities_haveNoPackageOfTheirOwn() {
        var shelves = OurClasses.ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.matches(".*\\.(util|utils|common|models?|impl|helpers?)(\\..*)?"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), shelves);
    }

    private static Stream<String> forbidden(JavaClass user, JavaClass used) {
        var from = Features.of(user.getPackageName());
        var to = Features.of(used.getBaseComponentType().getPackageName());
        return from.isPresent() && to.isPresent() && !Features.mayUse(from.get(), to.get())
                ? Stream.of(user.getName() + " uses " + used.getName())
                : Stream.empty();
    }

    private static Set<String> missing(Set<String> found, Set<String> expected) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(found);
        return missing;
    }
}
