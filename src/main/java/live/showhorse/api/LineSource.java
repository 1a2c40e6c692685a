package live.showhorse.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where in a file a line of a script comes from, and how the file was read. */
@Schema(name = "LineSource")
record LineSource(
    @Schema(description = "As a spreadsheet counts it; of plain text, the line") int row,
    @Schema(
            description = "What the bytes were read as; none of a workbook",
            examples = "GB18030",
            implementation = String.class)
        Optional<String> charset,
    @Schema(description = "Whether nobody declared it and no byte order mark says it")
        boolean charsetGuessed,
    @Schema(
            description = "What stands between cells; empty where there is one column",
            examples = ";",
            implementation = String.class)
        Optional<String> separator,
    @Schema(description = "Of a workbook", implementation = String.class) Optional<String> sheet) {}
