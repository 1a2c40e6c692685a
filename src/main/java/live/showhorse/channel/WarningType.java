package live.showhorse.channel;

import java.util.Locale;

/**
 * Everything that can be less than it should be while the programme goes on. The texts are those of
 * the table in docs/guide/look-into-a-problem.md.
 */
public enum WarningType {
  REDIS_AWAY(
      "The programme as before: it plays on from memory.",
      "Start Redis, or mend the way to it; nothing here needs a restart. Until then new lines and"
          + " other changes are refused."),
  NO_ENGINE(
      "What is rendered already, then filler.",
      "Start a process with the role engine, or see in /q/health why the one there does not"
          + " render."),
  DISK_LOW(
      "Nothing yet. A full disk costs HLS segments, uploads and, with a private Redis, changes; destinations need no disk.",
      "Make room on the disk of the data directory."),
  CACHE_SMALL(
      "Filler, where a line has to be made again.",
      "Raise the budget that the reason names, and Redis' memory with it."),
  NOT_ON_AIR(
      "No programme.",
      "Mend what the reason names; it is tried again by itself. A channel whose presenter is gone"
          + " has to be made again with another."),
  LINE_WAITS(
      "Filler instead of the line.",
      "See the line's detail and the other warnings; remove the line if it is not worth the"
          + " wait."),
  LINES_BEHIND(
      "Filler between the lines, now or soon.",
      "Add engines or cores, as the reason says, or give the script more time."),
  RENDER_QUEUE_FULL(
      "Filler, once the lines in memory have aired.",
      "Add engines, or take lines out of the rundowns; it is tried again by itself."),
  NO_VOICE(
      "Lines in other languages; those in this one are late or left out.",
      "Run ./showhorse doctor where the engine runs, and install what it names."),
  FILLER_FAILED(
      "Other filler.",
      "See the reason. What can be made later is tried again by itself; a bridge text that nobody"
          + " can say has to be another one."),
  LATE_FRAME(
      "It may stutter.",
      "The machine is too busy: give the studio a core of its own, or move engines elsewhere."),
  DESTINATION_LOST(
      "Nothing there; all other outputs have the programme.",
      "See the reason and ./showhorse doctor --destination URL; it is tried again by itself."),
  DESTINATION_GIVEN_UP(
      "Nothing there; all other outputs have the programme.",
      "Mend what the reason names, then remove the destination and add it again: it is not tried"
          + " again by itself."),
  DESTINATION_BEHIND(
      "The programme there, some seconds late. Soon it will jump.",
      "Find out what else uses the uplink, or send to fewer destinations."),
  DESTINATION_SLOW(
      "The programme there jumps to the next key frame.",
      "Find out what else uses the uplink, or send to fewer destinations."),
  HLS_NOT_WRITTEN(
      "Gaps in the HLS programme; destinations have all of it.",
      "Make room on the disk of the data directory, and let the service write there."),
  STATE_BEHIND(
      "The programme as before.",
      "See Redis' memory and disk. Until it takes what happened, a crash of this process would"
          + " lose it.");

  private final String audience;
  private final String action;

  WarningType(String audience, String action) {
    this.audience = audience;
    this.action = action;
  }

  /** For programs: {@code destination-lost}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What viewers have meanwhile, in a sentence or two. */
  public String audience() {
    return audience;
  }

  /** What to do, where nobody knows it more exactly. */
  public String action() {
    return action;
  }
}
