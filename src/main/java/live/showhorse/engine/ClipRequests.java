package live.showhorse.engine;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import live.showhorse.speech.Phoneme;

/** Lays a clip request out as {@code struct showhorse_clip_request}. */
final class ClipRequests {
  private ClipRequests() {}

  /**
   * Valid as long as {@code arena}.
   *
   * @param prompt token ids, none for an engine without prompts
   */
  static MemorySegment toNative(ClipRequest request, int[] prompt, Arena arena) {
    MemorySegment struct = arena.allocate(ShowhorseLibrary.CLIP_REQUEST);
    struct.set(JAVA_INT, offset("size"), (int) struct.byteSize());
    struct.set(JAVA_LONG, offset("seed"), request.seed());
    struct.set(JAVA_INT, offset("frames"), request.frames());
    request
        .speech()
        .ifPresent(
            speech -> {
              struct.set(ADDRESS, offset("pcm"), arena.allocateFrom(JAVA_FLOAT, speech.pcm()));
              struct.set(JAVA_LONG, offset("samples"), speech.pcm().length);
              struct.set(ADDRESS, offset("phonemes"), phonemes(speech.phonemes(), arena));
              struct.set(JAVA_LONG, offset("phoneme_count"), speech.phonemes().size());
              struct.set(ADDRESS, offset("text"), arena.allocateFrom(request.text()));
            });
    struct.set(ADDRESS, offset("language"), arena.allocateFrom(request.language().tag()));
    if (prompt.length > 0) {
      struct.set(ADDRESS, offset("tokens"), arena.allocateFrom(JAVA_INT, prompt));
      struct.set(JAVA_LONG, offset("token_count"), prompt.length);
    }
    struct.set(JAVA_INT, offset("own_speech"), request.ownSpeech() ? 1 : 0);
    return struct;
  }

  private static MemorySegment phonemes(List<Phoneme> phonemes, Arena arena) {
    if (phonemes.isEmpty()) {
      return MemorySegment.NULL;
    }
    MemorySegment array = arena.allocate(ShowhorseLibrary.PHONEME, phonemes.size());
    for (int i = 0; i < phonemes.size(); i++) {
      Phoneme phoneme = phonemes.get(i);
      long at = i * ShowhorseLibrary.PHONEME.byteSize();
      array.set(ADDRESS, at, arena.allocateFrom(phoneme.symbol()));
      array.set(JAVA_LONG, at + 8, phoneme.start());
      array.set(JAVA_LONG, at + 16, phoneme.end());
    }
    return array;
  }

  private static long offset(String field) {
    return ShowhorseLibrary.CLIP_REQUEST.byteOffset(groupElement(field));
  }
}
