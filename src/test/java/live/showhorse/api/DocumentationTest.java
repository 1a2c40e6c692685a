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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private static final Path CLASSES = Path.of("target/classes");

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
