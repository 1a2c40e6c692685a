package live.showhorse.presenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;

/**
 * Presenters, their photos and their background pictures in Redis. A picture is kept once, however
 * many presenters have it, until the last of them is deleted. Changes are made one at a time, each
 * whole or not at all. Blocks.
 */
final class PresenterStore {
  private static final byte[] NO_PICTURE = {};
  private static final String PREFIX = "presenter:";
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

  private final Documents documents;
  private final Pictures photos;
  private final Pictures backdrops;

  PresenterStore(Documents documents, Blobs blobs) {
    this.documents = documents;
    this.photos = new Pictures(blobs, "photo");
    this.backdrops = new Pictures(blobs, "backdrop");
  }

  Optional<Presenter> find(String id) {
    return documents.get(PREFIX + id).map(PresenterStore::fromJson);
  }

  /**
   * @throws ProblemException 404 {@code not-found}
   */
  Presenter get(String id) {
    return find(id).orElseThrow(() -> ProblemException.notFound("presenter", id));
  }

  /** All, the oldest first. */
  List<Presenter> list() {
    return documents.keys(PREFIX).stream()
        .map(documents::get)
        .flatMap(Optional::stream)
        .map(PresenterStore::fromJson)
        .sorted(Comparator.comparing(Presenter::createdAt).thenComparing(Presenter::id))
        .toList();
  }

  /**
   * @throws ProblemException 404 {@code not-found}
   */
  byte[] photo(String sha256) {
    return photos.get(sha256);
  }

  /**
   * Empty when the look has none.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  byte[] backdrop(Look look) {
    String picture = look.background().picture();
    return picture.isEmpty() ? NO_PICTURE : backdrops.get(picture);
  }

  /**
   * @param backdrop empty when the look has none
   * @param most presenters that there may be
   * @throws ProblemException 422 {@code too-many-presenters}
   */
  synchronized void add(Presenter presenter, byte[] photo, byte[] backdrop, int most) {
    List<Presenter> others = list();
    if (others.size() >= most) {
      throw ProblemException.unprocessable(
          "too-many-presenters",
          "There are "
              + most
              + " presenters already, which is all there may be (showhorse.limits.presenters). Delete one that is not used.");
    }
    whole(
        () -> {
          photos.keep(presenter.photo(), photo);
          keepBackdrop(presenter.look(), backdrop);
          put(presenter);
        },
        () -> documents.delete(PREFIX + presenter.id()),
        dropPhoto(presenter.photo(), others),
        dropBackdrop(presenter.look(), others));
  }

  /**
   * Changes what is kept now: of two changes at once none is lost.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  synchronized Presenter change(String id, UnaryOperator<Presenter> change) {
    Presenter changed = change.apply(get(id));
    put(changed);
    return changed;
  }

  /**
   * @param backdrop empty when the look has none
   * @throws ProblemException 404 {@code not-found}
   */
  synchronized Presenter changeLook(String id, Look look, byte[] backdrop) {
    Presenter before = get(id);
    Presenter changed = before.withLook(look);
    List<Presenter> all = list();
    whole(
        () -> {
          keepBackdrop(look, backdrop);
          put(changed);
        },
        () -> put(before),
        dropBackdrop(look, all));
    if (!before.look().background().equals(look.background())) {
      List<Presenter> now = all.stream().map(one -> one.id().equals(id) ? changed : one).toList();
      dropBackdrop(before.look(), now).run();
    }
    return changed;
  }

  /** Empty when there was none. */
  synchronized Optional<Presenter> delete(String id) {
    Optional<Presenter> deleted = find(id);
    deleted.ifPresent(
        presenter -> {
          // Before it is gone: a list that fails then would leave its pictures for ever
          List<Presenter> others = list().stream().filter(other -> !other.id().equals(id)).toList();
          documents.delete(PREFIX + id);
          dropPhoto(presenter.photo(), others).run();
          dropBackdrop(presenter.look(), others).run();
        });
    return deleted;
  }

  /**
   * All of several writes, or none. A write that got no answer in time may still be made: Redis
   * takes commands in order, so all are taken back, each whether or not the one before was
   * answered.
   */
  private static void whole(Runnable writes, Runnable... undo) {
    try {
      writes.run();
    } catch (RuntimeException failure) {
      for (Runnable step : undo) {
        try {
          step.run();
        } catch (RuntimeException away) {
          failure.addSuppressed(away);
        }
      }
      throw failure;
    }
  }

  private void put(Presenter presenter) {
    documents.put(PREFIX + presenter.id(), toJson(presenter));
  }

  private void keepBackdrop(Look look, byte[] backdrop) {
    if (!look.background().picture().isEmpty()) {
      backdrops.keep(look.background().picture(), backdrop);
    }
  }

  /** Drops a photo that none of the others has. */
  private Runnable dropPhoto(String photo, List<Presenter> others) {
    return others.stream().anyMatch(other -> other.photo().equals(photo))
        ? () -> {}
        : () -> photos.drop(photo);
  }

  /** Drops the background picture of a look, if it has one that none of the others has. */
  private Runnable dropBackdrop(Look look, List<Presenter> others) {
    String picture = look.background().picture();
    return picture.isEmpty()
            || others.stream()
                .anyMatch(other -> other.look().background().picture().equals(picture))
        ? () -> {}
        : () -> backdrops.drop(picture);
  }

  private static String toJson(Presenter presenter) {
    try {
      return JSON.writeValueAsString(presenter);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("cannot write presenter " + presenter.id(), defect);
    }
  }

  private static Presenter fromJson(String json) {
    try {
      return JSON.readValue(json, Presenter.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a presenter in Redis cannot be read: " + json, damaged);
    }
  }
}
