package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.testing.NginxRtmp;
import live.showhorse.testing.Programs;
import live.showhorse.testing.ShellBlocks;
import live.showhorse.testing.TestPresenter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of README and guides that talks to the service is run as it stands there, page by
 * page, against one service. Only what a reader would replace is replaced: the address, the
 * presenter's id and the port of the trial receiver.
 */
class DocumentedCommandsIT {
  private static final String CHANNEL = "tea";
  private static final Duration SOON = Duration.ofSeconds(150);

  /**
   * What a reader's shell does, but stops at what fails: an answer that is an error, and any
   * command. An event stream never ends: a second of it is enough. What needs no service is tried
   * elsewhere.
   */
  private static final String SHELL =
      """
      set -Eeuo pipefail
      trap 'echo "failed: $BASH_COMMAND" >&2' ERR
      trap 'jobs -p >started' EXIT
      curl() {
        local code=0
        case " $* " in
          *" -N "*) command curl -sS --fail-with-body -m 1 "$@" || code=$?; code=$((code == 28 ? 0 : 1)) ;;
          *) command curl -sS --fail-with-body -m 60 "$@" || code=$?; echo ;;
        esac
        ((code == 0)) || { echo "curl $* exited with $code" >&2; return 1; }
      }
      """;

  private static final Pattern OWN_COMMAND = Pattern.compile("(?m)^\\./showhorse .*$");

  @TempDir Path directory;

  @Test
  void whatReadmeAndGuidesShowWorksAsShown() throws Exception {
    Path desk = Files.createDirectory(directory.resolve("desk"));
    aReadersFiles(desk);
    try (var service =
        ServiceProcess.start(
            directory.resolve("data"), Map.of("showhorse.channel.idle-clips", "3"))) {
      service.awaitReady();
      String presenter = service.addPresenter();
      Set<Path> run = new HashSet<>();

      for (String page : List.of("README.md", "add-a-presenter.md", "run-a-show.md")) {
        service.given().delete("/v1/channels/" + CHANNEL);
        run.add(follow(page, desk, service, presenter, 0));
      }
      assertThat(desk.resolve("rig.png")).isNotEmptyFile();
      assertThat(desk.resolve("preview.png")).isNotEmptyFile();
      assertThat(service.lineStates(CHANNEL)).isNotEmpty();

      int receiver = NginxRtmp.freePort();
      try {
        run.add(follow("push-to-a-platform.md", desk, service, presenter, receiver));
        await()
            .alias("the receiver has the programme")
            .atMost(SOON)
            .until(() -> "live".equals(stateOf("Trial", service)));
        Path received = desk.resolve("received.flv");
        await()
            .alias("the programme is in its file")
            .atMost(SOON)
            .until(() -> Files.exists(received) && Files.size(received) > 100_000);
      } finally {
        endWhatWasStarted(desk);
      }

      assertThat(
              ShellBlocks.all().stream()
                  .filter(ShellBlocks.Block::callsTheService)
                  .map(ShellBlocks.Block::page))
          .as("pages that show calls")
          .allSatisfy(page -> assertThat(run).contains(page));
    }
  }

  /** Runs the blocks of a page in one shell, as somebody does who reads it. */
  private static Path follow(
      String name, Path desk, ServiceProcess service, String presenter, int receiver)
      throws IOException, InterruptedException {
    Path page = name.equals("README.md") ? Path.of(name) : Path.of("docs/guide", name);
    String commands =
        ShellBlocks.of(page).stream()
            .filter(ShellBlocks.Block::callsTheService)
            .map(ShellBlocks.Block::text)
            .collect(Collectors.joining("\n"));
    assertThat(commands).as(name).contains("HOST=http://127.0.0.1:8080");
    commands =
        OWN_COMMAND
            .matcher(commands)
            .replaceAll("")
            .replace("127.0.0.1:8080", "127.0.0.1:" + service.port())
            .replace("127.0.0.1:1935", "127.0.0.1:" + receiver)
            .replace("5pj7cx3gm5", presenter);
    Path script = Files.writeString(desk.resolve("page.sh"), SHELL + commands);
    Path output = desk.resolve("page.out");
    Process shell =
        new ProcessBuilder("bash", script.toString())
            .directory(desk.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = shell.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
    String said = Files.readString(output, StandardCharsets.UTF_8);
    if (!ended) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
    assertThat(ended).as("%s hangs: %s", name, said).isTrue();
    assertThat(shell.exitValue()).as("%s: %s", name, said).isZero();
    return page;
  }

  /** The files that the pages take for granted. */
  private static void aReadersFiles(Path desk) throws IOException {
    Files.write(desk.resolve("presenter.png"), TestPresenter.photo());
    ffmpeg("-i", desk.resolve("presenter.png"), desk.resolve("mei.jpg"));
    Files.copy(desk.resolve("mei.jpg"), desk.resolve("shop.jpg"));
    ffmpeg("-f", "lavfi", "-i", "sine=frequency=300:duration=2", desk.resolve("offer.m4a"));
    Files.writeString(
        desk.resolve("script.txt"), "A first line of the show.\nA second line of the show.\n");
    aWorkbook(desk.resolve("show.xlsx"));
  }

  private static void aWorkbook(Path file) throws IOException {
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet();
      sheet.createRow(0).createCell(0).setCellValue("text");
      sheet.createRow(1).createCell(0).setCellValue("A line out of a workbook.");
      book.write(out);
    }
  }

  private static void ffmpeg(Object... arguments) {
    Programs.run(
        Stream.concat(
                Stream.of("ffmpeg", "-v", "error"), Stream.of(arguments).map(Object::toString))
            .toList());
  }

  private static String stateOf(String destination, ServiceProcess service) {
    return service
        .given()
        .get("/v1/channels/" + CHANNEL + "/destinations")
        .jsonPath()
        .getString("find { it.name == '" + destination + "' }.state");
  }

  private static void endWhatWasStarted(Path desk) throws IOException {
    Path started = desk.resolve("started");
    if (Files.exists(started)) {
      for (String pid : Files.readAllLines(started)) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }
}
