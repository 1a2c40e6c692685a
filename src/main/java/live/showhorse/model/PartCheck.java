package live.showhorse.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.problem.ProblemException;

/** Compares the headers of one part's files with its layout. One use, one thread. */
final class PartCheck {
  private final ModelPart part;
  private final Layout layout;
  private final WeightFiles weights;
  private final Consumer<Path> reading;
  private final Map<String, StoredTensor> stored = new HashMap<>();
  private final Map<String, Path> holders = new HashMap<>();
  private final Set<String> excused = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();
  private long diskBytes;

  /**
   * @param reading is told of every file before it is read
   */
  PartCheck(ModelPart part, Layout layout, WeightFiles weights, Consumer<Path> reading) {
    this.part = part;
    this.layout = layout;
    this.weights = weights;
    this.reading = reading;
  }

  static PartReport missing(ModelPart part, Layout layout) {
    return report(
        part,
        layout,
        PartReport.State.MISSING,
        Optional.empty(),
        new TreeMap<>(),
        0,
        0,
        List.of("not found; published as " + part.published()),
        List.of());
  }

  PartReport run() {
    try {
      switch (weights.form()) {
        case TORCH -> readTorch();
        case SINGLE -> readFile(weights.path(), Set.of());
        case SHARDS -> readShards();
      }
    } catch (ProblemException e) {
      problems.add(e.getMessage());
    }
    SortedMap<DType, Long> types = new TreeMap<>();
    int sound = compare(types);
    checkCompanion();
    PartReport.State state =
        !problems.isEmpty()
            ? PartReport.State.DAMAGED
            : weights.form() == WeightFiles.Form.TORCH
                ? PartReport.State.CONVERT
                : PartReport.State.WHOLE;
    return report(
        part,
        layout,
        state,
        Optional.of(weights.path()),
        types,
        sound,
        diskBytes,
        problems,
        licenceFiles());
  }

  private void readTorch() {
    reading.accept(weights.path());
    try (TorchFile file = TorchFile.open(weights.path())) {
      diskBytes = file.bytes();
      for (TorchTensor tensor : TorchConverter.wanted(file)) {
        keep(tensor.stored(), weights.path());
      }
    } catch (ProblemException e) {
      excuseAll();
      throw e;
    }
  }

  private void readShards() {
    if (weights.index().isEmpty()) {
      problems.add(ShardIndex.FILE_NAME + " is missing");
      weights.files().forEach(file -> readFile(file, Set.of()));
      return;
    }
    Map<String, Set<String>> byShard = new TreeMap<>();
    try {
      ShardIndex.read(weights.index().get())
          .shards()
          .forEach(
              (tensor, shard) ->
                  byShard.computeIfAbsent(shard, name -> new TreeSet<>()).add(tensor));
    } catch (ProblemException e) {
      excuseAll();
      throw e;
    }
    byShard.forEach(this::readShard);
  }

  private void readShard(String shard, Set<String> tensors) {
    Set<String> ours = tensors.stream().filter(this::isOurs).collect(Collectors.toSet());
    if (ours.isEmpty()) {
      return; // of the text encoder's nine shards some hold only the decoder
    }
    Path file = weights.path().resolve(shard);
    if (Files.isRegularFile(file)) {
      readFile(file, ours);
      return;
    }
    boolean packed = Files.exists(weights.path().resolve(shard + ".zst"));
    problems.add(
        shard
            + " is missing, with "
            + ours.size()
            + " tensors"
            + (packed ? "; it is packed beside it: unpack it with zstd -d" : ""));
    excused.addAll(ours);
  }

  /** Reads one file; {@code indexed} are the tensors that the index says are in it, if any. */
  private void readFile(Path file, Set<String> indexed) {
    reading.accept(file);
    try {
      SafetensorsHeader header = SafetensorsHeader.read(file);
      diskBytes += header.bytes();
      Set<String> found = new TreeSet<>();
      for (StoredTensor tensor : header.tensors()) {
        keep(tensor, file);
        found.add(tensor.name());
      }
      for (String name : indexed) {
        if (!found.contains(name)) {
          problems.add(
              file.getFileName() + ": tensor '" + name + "' is not in it, as the index says");
          excused.add(name);
        }
      }
    } catch (ProblemException e) {
      problems.add(e.getMessage());
      if (indexed.isEmpty()) {
        excuseAll();
      }
      excused.addAll(indexed);
    }
  }

  private void keep(StoredTensor tensor, Path file) {
    if (!isOurs(tensor.name())) {
      return;
    }
    Path other = holders.put(tensor.name(), file);
    if (other != null) {
      problems.add(
          file.getFileName()
              + ": tensor '"
              + tensor.name()
              + "' is also in "
              + other.getFileName());
    }
    stored.put(tensor.name(), tensor);
  }

  private boolean isOurs(String name) {
    return name.startsWith(layout.prefix());
  }

  /** Its tensors are not missing: what is wrong with their file was said already. */
  private void excuseAll() {
    layout.parameters().forEach(parameter -> excused.add(parameter.name()));
  }

  private int compare(SortedMap<DType, Long> types) {
    int sound = 0;
    Set<String> unexpected = new TreeSet<>(stored.keySet());
    for (Parameter parameter : layout.parameters()) {
      unexpected.remove(parameter.name());
      StoredTensor tensor = stored.get(parameter.name());
      if (tensor == null) {
        if (!excused.contains(parameter.name())) {
          problems.add(
              "tensor '" + parameter.name() + "' is missing; it should be " + wanted(parameter));
        }
        continue;
      }
      types.merge(tensor.dtype(), tensor.bytes(), Long::sum);
      if (tensor.shape().equals(parameter.shape()) && parameter.stored().contains(tensor.dtype())) {
        sound++;
      } else {
        problems.add(described(tensor) + "; it should be " + wanted(parameter));
      }
    }
    unexpected.forEach(
        name -> problems.add(described(stored.get(name)) + "; it does not belong here"));
    return sound;
  }

  private String described(StoredTensor tensor) {
    return "%s: tensor '%s' is %s %s"
        .formatted(
            holders.get(tensor.name()).getFileName(),
            tensor.name(),
            tensor.dtype(),
            tensor.shape());
  }

  private static String wanted(Parameter parameter) {
    return parameter.stored().stream().sorted().map(Enum::name).collect(Collectors.joining(" or "))
        + " "
        + parameter.shape();
  }

  private void checkCompanion() {
    String name = part.companion();
    if (name.isEmpty()) {
      return;
    }
    Path file = weights.folder().resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.add(name + " is missing beside the weights");
      return;
    }
    try (var in = Files.newInputStream(file)) {
      if (in.read() != '{') {
        problems.add(name + " is not JSON; it may be a Git LFS pointer or an error page");
      }
    } catch (IOException e) {
      problems.add(ModelProblems.unreadable(file, e).getMessage());
    }
  }

  private List<Path> licenceFiles() {
    Path folder = weights.folder();
    List<Path> found = new ArrayList<>(licenceFiles(folder));
    if (found.isEmpty() && folder.getParent() != null) {
      found.addAll(licenceFiles(folder.getParent()));
    }
    return found;
  }

  private static List<Path> licenceFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                return name.startsWith("license")
                    || name.startsWith("licence")
                    || name.startsWith("notice");
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw ModelProblems.unreadable(folder, e);
    }
  }

  private static PartReport report(
      ModelPart part,
      Layout layout,
      PartReport.State state,
      Optional<Path> path,
      SortedMap<DType, Long> types,
      int sound,
      long diskBytes,
      List<String> problems,
      List<Path> licenceFiles) {
    List<Parameter> parameters = layout.parameters();
    return new PartReport(
        part,
        state,
        path,
        types,
        sound,
        parameters.size(),
        diskBytes,
        parameters.stream().mapToLong(Parameter::bf16Bytes).sum(),
        parameters.stream().mapToLong(Parameter::fp8Bytes).sum(),
        problems,
        licenceFiles);
  }
}
