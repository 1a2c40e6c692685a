package live.showhorse.engine;

/**
 * What an engine says of itself.
 *
 * @param name for instance {@code portrait}
 * @param version changes when its pictures do
 * @param ownSpeech whether it speaks the text itself; otherwise it must be given the speech
 * @param idle whether it renders clips without speech
 * @param threads it renders with
 */
public record EngineDescription(
    String name, String version, boolean ownSpeech, boolean idle, int threads) {
  /** Name and version: part of the key of every clip. */
  public String id() {
    return name + " " + version;
  }
}
