package live.showhorse.model;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.problem.ProblemException;

/**
 * Where the parts of a download lie: by what is in the files, up to three folders deep, whatever
 * the folders are called. Only the four transformers, which are alike, are told apart by name.
 *
 * @param parts the weights of each part that was found, safetensors before pickles
 * @param pickles all PyTorch files that {@code models convert} turns into weights of a part
 * @param others weights that were found besides, each with why they are not used
 */
public record ModelFolder(
    Map<ModelPart, WeightFiles> parts, List<Path> pickles, Map<Path, String> others) {
  private static final int DEPTH = 3;
  private static final int MAX_FILES = 50_000;
  private static final Pattern SHARD = Pattern.compile(".*-\\d{5}-of-\\d{5}\\.safetensors");

  public ModelFolder {
    parts = Map.copyOf(parts);
    pickles = List.copyOf(pickles);
    others = Map.copyOf(others);
  }

  /**
   * Blocks while headers are read.
   *
   * @throws ProblemException {@code model-missing} where there is no such directory
   */
  public static ModelFolder search(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw ModelProblems.missing("There is no directory " + directory + ".");
    }
    return new Search(directory.toAbsolutePath().normalize()).run();
  }

  /** One walk. */
  private static final class Search {
    private final Path root;
    private final Map<Path, List<Path>> byFolder = new TreeMap<>();
    private final Map<ModelPart, WeightFiles> parts = new EnumMap<>(ModelPart.class);
    private final Map<Path, String> others = new TreeMap<>();
    private final Map<WeightFiles, String> damaged = new LinkedHashMap<>();
    private final List<Path> pickles = new ArrayList<>();
    private int files;

    Search(Path root) {
      this.root = root;
    }

    ModelFolder run() {
      try {
        // what hubs download are often links into a store
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH + 1, visitor());
      } catch (IOException e) {
        throw ModelProblems.unreadable(root, e);
      }
      byFolder.forEach((folder, names) -> candidates(folder, names).forEach(this::place));
      damaged.forEach(this::placeDamaged);
      return new ModelFolder(parts, pickles, others);
    }

    private SimpleFileVisitor<Path> visitor() {
      return new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (++files > MAX_FILES) {
            throw ModelProblems.missing(
                root + " has over " + MAX_FILES + " files; name the folder of the models.");
          }
          String name = file.getFileName().toString();
          boolean weights =
              name.endsWith(".safetensors") || name.equals(ShardIndex.FILE_NAME) || isTorch(file);
          if (weights && !name.startsWith(".") && attributes.isRegularFile()) {
            byFolder.computeIfAbsent(file.getParent(), folder -> new ArrayList<>()).add(file);
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
          others.put(file, "could not be looked at: " + failure.getMessage());
          return FileVisitResult.CONTINUE;
        }
      };
    }

    private static boolean isTorch(Path file) {
      String name = file.getFileName().toString();
      return name.endsWith(".ckpt") || name.endsWith(".pth") || name.endsWith(".pt");
    }

    private static List<WeightFiles> candidates(Path folder, List<Path> files) {
      List<Path> sorted = files.stream().sorted().toList();
      Path index = folder.resolve(ShardIndex.FILE_NAME);
      List<Path> shards =
          sorted.stream().filter(file -> SHARD.matcher(file.toString()).matches()).toList();
      List<WeightFiles> candidates = new ArrayList<>();
      if (sorted.contains(index) || !shards.isEmpty()) {
        candidates.add(
            new WeightFiles(
                folder,
                WeightFiles.Form.SHARDS,
                Optional.of(index).filter(sorted::contains),
                shards));
      }
      for (Path file : sorted) {
        if (isTorch(file)) {
          candidates.add(
              new WeightFiles(file, WeightFiles.Form.TORCH, Optional.empty(), List.of(file)));
        } else if (!file.equals(index) && !shards.contains(file)) {
          candidates.add(
              new WeightFiles(file, WeightFiles.Form.SINGLE, Optional.empty(), List.of(file)));
        }
      }
      return candidates;
    }

    private void place(WeightFiles files) {
      try {
        byContents(files).ifPresent(part -> put(part, files));
      } catch (ProblemException e) {
        damaged.put(files, e.getMessage());
      }
    }

    /** What it should have been is known from its name, and the check will say what is wrong. */
    private void placeDamaged(WeightFiles files, String problem) {
      Optional<ModelPart> part =
          byName(files)
              .filter(found -> files.form() != WeightFiles.Form.TORCH || found.isPublishedAsTorch())
              .filter(found -> !parts.containsKey(found));
      if (part.isPresent()) {
        put(part.get(), files);
      } else {
        others.put(files.path(), problem);
      }
    }

    private void put(ModelPart part, WeightFiles files) {
      if (files.form() == WeightFiles.Form.TORCH) {
        pickles.add(files.path());
      }
      WeightFiles there = parts.get(part);
      boolean better =
          there == null
              || (there.form() == WeightFiles.Form.TORCH && files.form() != WeightFiles.Form.TORCH);
      if (better) {
        parts.put(part, files);
      }
      if (there != null && there.form() == files.form()) {
        others.put(files.path(), "also holds " + part + "; " + there.path() + " is used");
      }
    }

    private Optional<ModelPart> byContents(WeightFiles files) {
      Set<String> names = names(files);
      for (ModelPart part : ModelPart.values()) {
        if (names.stream().anyMatch(part.sign())) {
          return part.isTransformer() ? transformer(files) : Optional.of(part);
        }
      }
      return Optional.empty();
    }

    private static Set<String> names(WeightFiles files) {
      if (files.index().isPresent()) {
        return ShardIndex.read(files.index().get()).shards().keySet();
      }
      if (files.form() == WeightFiles.Form.TORCH) {
        try (TorchFile file = TorchFile.open(files.path())) {
          return TorchConverter.wanted(file).stream()
              .map(TorchTensor::name)
              .collect(Collectors.toSet());
        }
      }
      Set<String> names = new HashSet<>();
      for (Path file : files.files()) {
        SafetensorsHeader.read(file).tensors().forEach(tensor -> names.add(tensor.name()));
      }
      return names;
    }

    private Optional<ModelPart> transformer(WeightFiles files) {
      Optional<ModelPart> part = byName(files).filter(ModelPart::isTransformer);
      if (part.isEmpty()) {
        others.put(
            files.path(),
            "holds a transformer, but no folder above it is called base, distill, 540p_sr or"
                + " 1080p_sr");
      }
      return part;
    }

    /** By the name of the file or of the nearest folder around it that says something. */
    private Optional<ModelPart> byName(WeightFiles files) {
      for (Path at = files.path(); at != null && at.startsWith(root); at = at.getParent()) {
        String name = at.getFileName() == null ? "" : at.getFileName().toString();
        // the distilled and super-resolution models are also "base" to some: most telling first
        for (ModelPart part : List.of(ModelPart.values()).reversed()) {
          if (part.isNamed(name)) {
            return Optional.of(part);
          }
        }
      }
      return Optional.empty();
    }
  }
}
