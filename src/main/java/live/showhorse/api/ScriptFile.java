package live.showhorse.api;

import java.util.List;
import live.showhorse.channel.NewLine;

/**
 * A script that came as a file.
 *
 * @param lines in their order
 * @param sources of each line
 */
record ScriptFile(List<NewLine> lines, List<LineSource> sources) {}
