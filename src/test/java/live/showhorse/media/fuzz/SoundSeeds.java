package live.showhorse.media.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.showhorse.testing.EncodedSound;

/** What the mutations begin with: short sounds in every container and most codecs that are read. */
final class SoundSeeds {
  private static final double SECONDS = 0.15;

  private static final String[] WAV = {
    "pcm_s16le", "pcm_u8", "pcm_s24le", "pcm_f32le", "pcm_mulaw", "adpcm_ms", "adpcm_ima_wav"
  };
  private static final String[] MP4 = {"aac", "alac", "libmp3lame", "flac", "libopus"};
  private static final String[] MOV = {"pcm_s16be", "pcm_alaw", "aac"};
  private static final String[] OGG = {"libopus", "libvorbis", "flac"};
  private static final String[] MATROSKA = {"libopus", "libvorbis", "pcm_s16le", "aac", "flac"};

  private SoundSeeds() {}

  static List<byte[]> make() {
    var seeds = new ArrayList<byte[]>();
    add(seeds, "wav", WAV);
    add(seeds, "mp4", MP4);
    add(seeds, "mov", MOV);
    add(seeds, "ogg", OGG);
    add(seeds, "matroska", MATROSKA);
    add(seeds, "webm", "libopus", "libvorbis");
    add(seeds, "mp3", "libmp3lame");
    add(seeds, "adts", "aac");
    add(seeds, "flac", "flac");
    // What changes its channels and rate midway
    seeds.add(joined(tone("mp3", "libmp3lame", 2, 44_100), tone("mp3", "libmp3lame", 1, 22_050)));
    seeds.add(joined(tone("adts", "aac", 1, 22_050), tone("adts", "aac", 2, 48_000)));
    // A recording made with a camera
    for (String[] film : new String[][] {{"webm", "libvpx", "libopus"}, {"mov", "mpeg4", "aac"}}) {
      List<String> video = List.of("-f", "lavfi", "-i", "testsrc=s=32x32:r=25:d=" + SECONDS);
      var options = new ArrayList<>(video);
      options.addAll(List.of("-c:v", film[1], "-c:a", film[2], "-ar", "48000"));
      seeds.add(EncodedSound.made(film[0], SECONDS, options, 48_000));
    }
    return seeds;
  }

  private static void add(List<byte[]> seeds, String format, String... codecs) {
    for (String codec : codecs) {
      for (int channels = 1; channels <= 2; channels++) {
        seeds.add(tone(format, codec, channels, 48_000));
      }
    }
  }

  private static byte[] tone(String format, String codec, int channels, int rate) {
    return EncodedSound.made(format, SECONDS, List.of("-c:a", codec, "-ac", "" + channels), rate);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
