package live.showhorse.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.engine.EngineConfig;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.model.Machine;
import live.showhorse.redis.RedisConfig;
import live.showhorse.segment.SegmentConfig;
import live.showhorse.speech.SpeechConfig;

/** {@code ./showhorse doctor}: what is there, what is missing, and what to do. */
public final class DoctorCommand {
  private static final int FINE = 0;
  private static final int PROBLEMS = 1;
  private static final int USAGE = 2;
  private static final int DEFAULT_PORT = 8080;

  private final List<Supplier<List<Finding>>> checks;
  private final PrintStream out;

  DoctorCommand(List<Supplier<List<Finding>>> checks, PrintStream out) {
    this.checks = checks;
    this.out = out;
  }

  /**
   * {@code [--json] [--port N] [--destination URL ...]}. Exits with 0 when nothing is wrong or only
   * less is possible, 1 when there is a problem, 2 for wrong use.
   */
  public static void main(String[] arguments) {
    boolean json = false;
    int port = DEFAULT_PORT;
    List<String> destinations = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      boolean hasValue = i + 1 < arguments.length;
      if (arguments[i].equals("--json")) {
        json = true;
      } else if (arguments[i].equals("--port")
          && hasValue
          && arguments[i + 1].matches("\\d{1,5}")) {
        port = Integer.parseInt(arguments[++i]);
      } else if (arguments[i].equals("--destination") && hasValue) {
        destinations.add(arguments[++i]);
      } else {
        System.err.println(
            "showhorse: 'doctor' does not take '" + arguments[i] + "'. See ./showhorse help");
        System.exit(USAGE);
      }
    }
    System.exit(new DoctorCommand(checks(port, destinations), System.out).run(json));
  }

  private static List<Supplier<List<Finding>>> checks(int port, List<String> destinations) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredConverters()
            .withMapping(ShowhorseConfig.class)
            .withMapping(EngineConfig.class)
            .withMapping(HappyhorseConfig.class)
            .withMapping(RedisConfig.class)
            .withMapping(SpeechConfig.class)
            .withMapping(SegmentConfig.class)
            .withValidateUnknown(false)
            .build();
    ShowhorseConfig showhorse = config.getConfigMapping(ShowhorseConfig.class);
    EngineConfig engine = config.getConfigMapping(EngineConfig.class);
    return List.of(
        new BuildChecks(),
        new MachineChecks(
            showhorse.dataDirectory(), port, engine.name().equals("happyhorse"), Machine::here),
        new RedisCheck(config.getConfigMapping(RedisConfig.class), showhorse),
        new PartChecks(
            showhorse.nativeParts().directory(),
            engine,
            config.getConfigMapping(HappyhorseConfig.class),
            config.getConfigMapping(SpeechConfig.class),
            config.getConfigMapping(SegmentConfig.class)),
        new DestinationChecks(
            () -> {
              List<String> all = new ArrayList<>(destinations);
              all.addAll(Showhorse.destinations(port));
              return all.stream().distinct().toList();
            }));
  }

  /** Runs every check and writes the report; returns the exit code. */
  int run(boolean json) {
    List<Finding> findings = new ArrayList<>();
    checks.forEach(check -> findings.addAll(check.get()));
    boolean problems =
        findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM);
    if (json) {
      out.println(json(findings, problems));
    } else {
      table(findings);
    }
    return problems ? PROBLEMS : FINE;
  }

  private static String json(List<Finding> findings, boolean problems) {
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("ok", !problems, "findings", findings));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void table(List<Finding> findings) {
    String part = "";
    for (Finding finding : findings) {
      if (!finding.part().equals(part)) {
        part = finding.part();
        out.println(part);
      }
      String mark =
          switch (finding.level()) {
            case OK -> "ok";
            case WARNING -> "less";
            case PROBLEM -> "WRONG";
          };
      out.printf("  %-5s  %-24s %s%n", mark, finding.what(), finding.found());
      if (!finding.fix().isEmpty()) {
        out.printf("  %-5s  %-24s -> %s%n", "", "", finding.fix());
      }
    }
    long less =
        findings.stream().filter(finding -> finding.level() == Finding.Level.WARNING).count();
    long wrong =
        findings.stream().filter(finding -> finding.level() == Finding.Level.PROBLEM).count();
    out.printf("%n%d looked at: %d wrong, %d that mean less%n", findings.size(), wrong, less);
  }
}
