package live.showhorse.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.showhorse.testing.Programs;
import live.showhorse.testing.ShellBlocks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentationTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Pattern OWN_COMMAND =
      Pattern.compile("(?m)(?<!\\S)\\./showhorse ([a-z].*)$");
  private static final Pattern OPTION = Pattern.compile("(?<!\\S)--[a-z]+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#[^)]*)?\\)");

  @Test
  void theReadmeNamesEveryPropertyThatCanBeSet() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    List<String> properties = new ArrayList<>();
    for (Class<?> type : mappings()) {
      collect(type.getAnnotation(ConfigMapping.class).prefix(), type, properties);
    }

    assertThat(properties).hasSizeGreaterThan(20);
    assertThat(properties)
        .allSatisfy(property -> assertThat(readme).contains("| `" + property + "` |"));
  }

  @TestFactory
  Stream<DynamicTest> everyShownCommandCanBeRead() {
    return ShellBlocks.all().stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.toString(),
                    () -> Programs.run(List.of("bash", "-n", "-c", block.text()))));
  }

  @Test
  void everyShownCommandOfShowhorseIsOneThatItsHelpKnows() {
    String help = Programs.run(List.of("./showhorse", "help")).text();
    List<String> shown =
        ShellBlocks.all().stream()
            .flatMap(block -> OWN_COMMAND.matcher(block.text()).results())
            .map(found -> found.group(1).replaceAll(" #.*", ""))
            .toList();

    assertThat(shown).hasSizeGreaterThan(10);
    assertThat(shown)
        .allSatisfy(
            command -> {
              String name = command.split(" ")[0];
              assertThat(help).as(command).contains("\n  ./showhorse " + name + " ");
              assertThat(OPTION.matcher(command).results().map(option -> option.group()))
                  .as(command)
                  .allSatisfy(option -> assertThat(help).contains(option));
            });
  }

  @Test
  void everyPageThatADocumentNamesIsThere() throws Exception {
    for (Path page : ShellBlocks.pages()) {
      assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
          .as(page.toString())
          .filteredOn(link -> !link.contains(":") && !link.isEmpty())
          .allSatisfy(
              link -> assertThat(page.toAbsolutePath().resolveSibling(link).normalize()).exists());
    }
  }

  private static void collect(String prefix, Class<?> type, List<String> properties) {
    for (Method method : type.getMethods()) {
      var given = method.getAnnotation(WithName.class);
      String name = prefix + "." + (given == null ? kebab(method.getName()) : given.value());
      boolean group =
          method.getReturnType().isInterface()
              && method.getReturnType().getName().startsWith("live.showhorse")
              && method.getAnnotation(WithDefault.class) == null;
      if (group) {
        collect(name, method.getReturnType(), properties);
      } else {
        properties.add(name);
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase();
  }

  private static List<Class<?>> mappings() throws IOException, ClassNotFoundException {
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Config.class")).toList()) {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
        if (type.isAnnotationPresent(ConfigMapping.class)) {
          found.add(type);
        }
      }
    }
    return found;
  }
}
