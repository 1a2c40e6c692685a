package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in k8s/, read as strictly as an API server reads them. */
class ManifestsTest {
  private static final Path K8S = Path.of("k8s");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Stream<Path> manifests() throws IOException {
    try (var files = Files.walk(K8S)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aManifestHasKnownKindsKnownFieldsAndTheRightTypes(Path file) throws IOException {
    List<HasMetadata> objects = read(Files.readString(file));

    assertThat(objects).isNotEmpty();
    for (HasMetadata object : objects) {
      assertThat(object)
          .as("%s %s", file, object.getKind())
          .isNotInstanceOf(GenericKubernetesResource.class);
      assertThat(unknownFields(object, object.getKind())).as(file.toString()).isEmpty();
      assertThat(object.getMetadata().getName()).as(file.toString()).isNotBlank();
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowWouldBeNoticed() {
    HasMetadata object =
        read("""
             apiVersion: apps/v1
             kind: Deployment
             metadata: {name: a}
             spec: {template: {spec: {containers: [{name: a, readynessProbe: {}}]}}}
             """)
            .getFirst();

    assertThat(unknownFields(object, "Deployment"))
        .containsExactly("Deployment.spec.template.spec.containers[0].readynessProbe");
  }

  @Test
  void everyKustomizationNamesFilesThatExistAndEveryFileIsNamed() throws IOException {
    TreeSet<Path> named = new TreeSet<>();
    for (String directory : List.of("base", "overlays/cpu", "overlays/gpu")) {
      Path kustomization = K8S.resolve(directory).resolve("kustomization.yaml");
      Map<String, List<Object>> content = kustomization(kustomization);
      Stream.concat(
              content.get("resources").stream(),
              content.getOrDefault("patches", List.of()).stream()
                  .map(patch -> ((Map<?, ?>) patch).get("path")))
          .map(name -> kustomization.resolveSibling(name.toString()).normalize())
          .filter(Files::isRegularFile)
          .forEach(named::add);
    }
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(manifests().map(Path::normalize).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/cpu", "overlays/gpu"})
  void whatKustomizeMakesOfItRunsTightlyAndFindsItsParts(String directory) throws Exception {
    List<HasMetadata> objects = rendered(directory);

    for (HasMetadata object : objects) {
      assertThat(unknownFields(object, object.getKind())).isEmpty();
    }
    List<PodTemplateSpec> pods = new ArrayList<>();
    for (HasMetadata object : objects) {
      if (object instanceof Deployment deployment) {
        pods.add(deployment.getSpec().getTemplate());
        selects(deployment.getSpec().getSelector(), deployment.getSpec().getTemplate());
      } else if (object instanceof StatefulSet set) {
        pods.add(set.getSpec().getTemplate());
        selects(set.getSpec().getSelector(), set.getSpec().getTemplate());
      }
    }
    assertThat(pods).hasSize(3).allSatisfy(ManifestsTest::runsTightly);
    for (HasMetadata object : objects) {
      if (object instanceof PodDisruptionBudget budget) {
        assertThat(pods)
            .filteredOn(pod -> matches(budget.getSpec().getSelector(), pod))
            .as(budget.getMetadata().getName())
            .hasSize(1);
      }
      if (object instanceof NetworkPolicy policy) {
        assertThat(pods)
            .filteredOn(pod -> matches(policy.getSpec().getPodSelector(), pod))
            .as(policy.getMetadata().getName())
            .isNotEmpty();
      }
    }
    var names =
        objects.stream()
            .map(object -> object.getKind() + "/" + object.getMetadata().getName())
            .toList();
    for (PodTemplateSpec pod : pods) {
      assertThat(names).contains("ServiceAccount/" + pod.getSpec().getServiceAccountName());
      for (Volume volume : pod.getSpec().getVolumes()) {
        if (volume.getConfigMap() != null) {
          assertThat(names).contains("ConfigMap/" + volume.getConfigMap().getName());
        }
        if (volume.getPersistentVolumeClaim() != null) {
          assertThat(names)
              .contains(
                  "PersistentVolumeClaim/" + volume.getPersistentVolumeClaim().getClaimName());
        }
      }
    }
  }

  @Test
  void theGpuOverlayAsksForACardAndMountsTheWeightsReadOnly() throws Exception {
    Container engine =
        rendered("overlays/gpu").stream()
            .filter(
                object ->
                    object instanceof Deployment
                        && object.getMetadata().getName().equals("showhorse-engine"))
            .map(
                object ->
                    ((Deployment) object)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst())
            .findFirst()
            .orElseThrow();

    assertThat(engine.getResources().getLimits()).containsKey("nvidia.com/gpu");
    assertThat(engine.getVolumeMounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.getMountPath()).isEqualTo("/weights");
              assertThat(mount.getReadOnly()).isTrue();
            });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<Object>> kustomization(Path file) throws IOException {
    return YAML.unmarshal(Files.readString(file), Map.class);
  }

  private static void runsTightly(PodTemplateSpec pod) {
    assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
    for (Container container : pod.getSpec().getContainers()) {
      assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
      assertThat(container.getResources().getLimits()).containsKey("memory");
      assertThat(container.getStartupProbe()).isNotNull();
      assertThat(container.getReadinessProbe()).isNotNull();
      assertThat(container.getLivenessProbe()).isNotNull();
      assertThat(container.getImage()).contains(":").doesNotEndWith(":latest");
    }
  }

  private static void selects(LabelSelector selector, PodTemplateSpec pod) {
    assertThat(pod.getMetadata().getLabels()).containsAllEntriesOf(selector.getMatchLabels());
  }

  private static boolean matches(LabelSelector selector, PodTemplateSpec pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
        && selector.getMatchExpressions().stream()
            .allMatch(
                expression ->
                    expression.getOperator().equals("In")
                        && expression.getValues().contains(labels.get(expression.getKey())));
  }

  /**
   * What {@code kubectl kustomize} makes of a directory; skips where there is no kubectl that can.
   */
  private static List<HasMetadata> rendered(String directory) throws Exception {
    Process kubectl;
    try {
      kubectl =
          new ProcessBuilder("kubectl", "kustomize", K8S.resolve(directory).toString()).start();
    } catch (IOException none) {
      assumeTrue(false, "no kubectl on the PATH");
      throw none;
    }
    String out;
    try (InputStream stream = kubectl.getInputStream()) {
      out = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    String error = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assumeTrue(!error.contains("unknown field \"labels\""), "this kubectl is too old to render");
    assertThat(kubectl.exitValue()).as(error).isZero();
    return read(out);
  }

  private static List<HasMetadata> read(String documents) {
    return Stream.of(documents.split("(?m)^---\\s*$"))
        .filter(
            document -> document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
        .map(document -> (HasMetadata) YAML.unmarshal(document))
        .toList();
  }

  /** Paths of what the model keeps aside because it has no field for it. */
  private static List<String> unknownFields(Object object, String path) {
    List<String> unknown = new ArrayList<>();
    switch (object) {
      case null -> {}
      case Collection<?> list -> {
        int index = 0;
        for (Object element : list) {
          unknown.addAll(unknownFields(element, path + "[" + index++ + "]"));
        }
      }
      case Map<?, ?> map ->
          map.forEach((key, value) -> unknown.addAll(unknownFields(value, path + "." + key)));
      default -> {
        if (object.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
          for (Method getter : object.getClass().getMethods()) {
            if (getter.getParameterCount() > 0
                || !getter.getName().startsWith("get")
                || getter.getName().equals("getClass")) {
              continue;
            }
            Object value = valueOf(getter, object);
            if (getter.getName().equals("getAdditionalProperties")) {
              ((Map<?, ?>) value).keySet().forEach(field -> unknown.add(path + "." + field));
            } else {
              unknown.addAll(
                  unknownFields(
                      value,
                      path
                          + "."
                          + Character.toLowerCase(getter.getName().charAt(3))
                          + getter.getName().substring(4)));
            }
          }
        }
      }
    }
    return unknown;
  }

  private static Object valueOf(Method getter, Object object) {
    try {
      return getter.invoke(object);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new AssertionError(getter + " of " + object, failure);
    }
  }
}
