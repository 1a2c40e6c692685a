package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as text for a terminal of 120 columns or more. */
final class ReportText {
  /** Sentences shown for a part; JSON has all. */
  private static final int SHOWN = 10;

  private static final List<String> HEADINGS =
      List.of("part", "what it does", "state", "tensors", "types", "on disk", "bf16", "fp8");

  private ReportText() {}

  static String of(ModelReport report) {
    StringBuilder text = new StringBuilder();
    text.append("Models in ").append(report.directory()).append("\n\n");
    table(text, report);
    problems(text, report);
    machine(text, report);
    licences(text, report);
    toDo(text, report);
    return text.toString();
  }

  private static void table(StringBuilder text, ModelReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (PartReport part : report.parts()) {
      boolean there = part.state() != PartReport.State.MISSING;
      rows.add(
          List.of(
              part.part().toString(),
              part.part().purpose(),
              state(part.state()),
              there ? part.tensors() + "/" + part.expected() : "",
              part.types().keySet().stream().map(Enum::name).collect(Collectors.joining(" ")),
              there ? Sizes.text(part.diskBytes()) : "",
              Sizes.text(part.bf16Bytes()),
              Sizes.text(part.fp8Bytes())));
    }
    append(text, rows);
    text.append(
        "\nbf16 and fp8: size in memory. The text encoder's files also hold its decoder,\n");
    text.append("the audio model's its diffusion model; neither is loaded.\n");
  }

  private static String state(PartReport.State state) {
    return switch (state) {
      case WHOLE -> "whole";
      case CONVERT -> "whole, to convert";
      case DAMAGED -> "DAMAGED";
      case MISSING -> "MISSING";
    };
  }

  private static void problems(StringBuilder text, ModelReport report) {
    for (PartReport part : report.parts()) {
      if (part.problems().isEmpty()) {
        continue;
      }
      text.append('\n').append(part.part());
      part.path().ifPresent(path -> text.append(" in ").append(path));
      text.append('\n');
      part.problems().stream()
          .limit(SHOWN)
          .forEach(problem -> text.append("  ").append(problem).append('\n'));
      if (part.problems().size() > SHOWN) {
        text.append("  and ").append(part.problems().size() - SHOWN).append(" more; see --json\n");
      }
    }
    report.others().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            other ->
                text.append("\nnot used: ")
                    .append(other.getKey())
                    .append("\n  ")
                    .append(other.getValue())
                    .append('\n'));
  }

  private static void machine(StringBuilder text, ModelReport report) {
    Machine machine = report.machine();
    text.append("\nThis machine: ")
        .append(Sizes.text(machine.memory()))
        .append(" RAM, ")
        .append(Sizes.text(machine.available()))
        .append(" of it available; ");
    text.append(
        machine.gpus().isEmpty()
            ? "no NVIDIA GPU"
            : machine.gpus().stream()
                .map(
                    gpu ->
                        gpu.name()
                            + " with "
                            + Sizes.text(gpu.memory())
                            + ", "
                            + Sizes.text(gpu.free())
                            + " free")
                .collect(Collectors.joining("; ")));
    text.append("\n\n");
    List<List<String>> rows = new ArrayList<>();
    List<String> headings = new ArrayList<>(List.of("pictures", "weights", "needs", "RAM"));
    for (int i = 0; i < machine.gpus().size(); i++) {
      headings.add("GPU " + i);
    }
    rows.add(headings);
    for (Fit fit : report.fits()) {
      List<String> row = new ArrayList<>();
      row.add(fit.picture());
      row.add(fit.weights());
      row.add(Sizes.text(fit.bytes()));
      row.add(verdict(fit.shortOf(machine.available())));
      machine.gpus().forEach(gpu -> row.add(verdict(fit.shortOf(gpu.free()))));
      rows.add(row);
    }
    append(text, rows);
    text.append(
        "\nWith distill, all parts in one memory, five seconds; working memory is estimated.\n");
  }

  private static String verdict(long shortBytes) {
    return shortBytes == 0
        ? "fits"
        : String.format(Locale.ROOT, "%.1f GiB short", (double) shortBytes / Sizes.GIB);
  }

  private static void licences(StringBuilder text, ModelReport report) {
    text.append("\nLicences\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("part", "terms", "as published by", "file beside it"));
    for (PartReport part : report.parts()) {
      Licence licence = part.part().licence();
      rows.add(
          List.of(
              part.part().toString(),
              licence.terms(),
              licence.publisher(),
              part.licenceFiles().stream()
                  .map(file -> file.getFileName().toString())
                  .collect(Collectors.joining(" "))));
    }
    append(text, rows);
    text.append(
        "\nThese are the terms as published when this was written; read the file beside the weights.\n");
  }

  private static void toDo(StringBuilder text, ModelReport report) {
    if (report.parts().stream().anyMatch(part -> part.state() == PartReport.State.CONVERT)) {
      text.append("\nTo do: ./showhorse models convert ").append(report.directory()).append('\n');
    }
    long unsound = report.parts().stream().filter(part -> !part.isSound()).count();
    text.append(
        unsound == 0
            ? "\nAll parts are there and whole.\n"
            : "\n" + unsound + " of " + report.parts().size() + " parts are missing or damaged.\n");
  }

  private static void append(StringBuilder text, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        line.append(' ').append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
