package live.showhorse.engine;

/**
 * A pose that an engine can show a presenter in.
 *
 * @param group what it shows: {@code neutral}, {@code visemes}, {@code eyes}, {@code brows} or
 *     {@code head}
 * @param name for people
 */
public record Pose(String group, String name) {}
