package live.showhorse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that the documents show: each fenced block of {@code sh}. */
public final class ShellBlocks {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```$");

  private ShellBlocks() {}

  /**
   * A block.
   *
   * @param page the file it is in
   * @param text its lines, as shown
   */
  public record Block(Path page, String text) {
    /** Whether it talks to the service at {@code $HOST}. */
    public boolean callsTheService() {
      return text.contains("$HOST/");
    }

    @Override
    public String toString() {
      return page + ": " + text.lines().findFirst().orElse("");
    }
  }

  /** The blocks of a page, in its order. */
  public static List<Block> of(Path page) {
    List<Block> blocks = new ArrayList<>();
    try {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        blocks.add(new Block(page, block.group(1)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return blocks;
  }

  /** Every page of the repository. */
  public static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md"), Path.of("k8s/README.md")), docs.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The blocks of every page of the repository. */
  public static List<Block> all() {
    return pages().stream().flatMap(page -> of(page).stream()).toList();
  }
}
