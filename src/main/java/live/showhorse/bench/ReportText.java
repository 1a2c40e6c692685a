package live.showhorse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.showhorse.bench.BenchReport.Measurement;

/** A report as people read it: values out of bounds are marked with an exclamation mark. */
final class ReportText {
  private static final String BROKEN = " !";

  private ReportText() {}

  static String of(BenchReport report) {
    StringBuilder text = new StringBuilder();
    if (!report.measurements().isEmpty()) {
      text.append("Frames and sound\n\n").append(frames(report.measurements())).append('\n');
    }
    report.refused().forEach(refusal -> text.append("  ").append(refusal).append(BROKEN + "\n\n"));
    report.speed().ifPresent(speed -> text.append(speed(speed)).append('\n'));
    if (!report.service().isEmpty()) {
      text.append(service(report.service())).append('\n');
    }
    text.append(machine(report.machine()));
    text.append(
        report.holds() ? "Every bound holds.\n" : "Values marked with ! are out of bounds.\n");
    return text.toString();
  }

  private static String frames(List<Measurement> measurements) {
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("photo", "language"));
    List<String> bounds = new ArrayList<>(List.of("", ""));
    for (Figure figure : measurements.getFirst().figures()) {
      names.add(figure.name());
      bounds.add(figure.bound().toString());
    }
    rows.add(names);
    rows.add(bounds);
    for (Measurement measurement : measurements) {
      List<String> row = new ArrayList<>(List.of(measurement.photo(), measurement.language()));
      measurement.figures().forEach(figure -> row.add(marked(figure)));
      rows.add(row);
    }
    return table(rows);
  }

  private static String speed(Speed speed) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("speed", "measured", "bound", "CPU seconds per second"));
    Map<String, Double> cpu = speed.cpuPerSecond();
    for (Figure figure : speed.figures()) {
      rows.add(
          List.of(
              figure.name(),
              marked(figure),
              figure.bound().toString(),
              cpu.containsKey(figure.name()) ? "%.2f".formatted(cpu.get(figure.name())) : ""));
    }
    return "%.1f s of programme at 720x1280, x = times real time%n%n".formatted(speed.seconds())
        + table(rows);
  }

  private static String service(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("service", "measured"));
    figures.forEach(figure -> rows.add(List.of(figure.name(), figure.text())));
    return table(rows);
  }

  private static String machine(Machine machine) {
    return "%s, %d cores, %.1f GiB, load %.1f; %s; Java %s; %s; %s; %s%n"
        .formatted(
            machine.processor(),
            machine.cores(),
            machine.memoryGib(),
            machine.load(),
            machine.system(),
            machine.runtime(),
            machine.engine(),
            machine.encoder(),
            machine.at());
  }

  private static String marked(Figure figure) {
    return figure.text() + (figure.holds() ? "" : BROKEN);
  }

  private static String table(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
