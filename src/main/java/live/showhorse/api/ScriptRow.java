package live.showhorse.api;

import java.util.Optional;
import java.util.function.Function;
import live.showhorse.channel.NewLine;
import live.showhorse.channel.Priority;
import live.showhorse.channel.Product;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.file.Column;
import live.showhorse.script.file.Header;
import live.showhorse.script.file.Table;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.DeliveryChange;

/** One row of a table as a line of script; what is wrong is said with its row and column. */
final class ScriptRow {
  private final Header header;
  private final Table.Row row;

  private ScriptRow(Header header, Table.Row row) {
    this.header = header;
    this.row = row;
  }

  /**
   * @throws ProblemException 422
   */
  static NewLine line(Header header, Table.Row row) {
    return new ScriptRow(header, row).line();
  }

  private NewLine line() {
    String text =
        header
            .cell(row, Column.TEXT)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable("missing-field", "The text is missing or empty.")
                        .in(header.place(row, Column.TEXT)));
    return new NewLine(
        text,
        read(Column.LANGUAGE, Given::language),
        read(Column.PRIORITY, value -> Given.choice("priority", Priority.class, value))
            .orElse(Priority.QUEUE),
        product(),
        read(Column.DEADLINE, Given::deadline),
        new DeliveryChange(
            read(
                Column.SPEED,
                value -> checked(new DeliveryChange(number(value), Optional.empty()))),
            read(
                Column.PITCH,
                value -> checked(new DeliveryChange(Optional.empty(), number(value))))),
        Optional.empty(),
        read(Column.LOOP, value -> Given.flag("loop", value)).orElse(false),
        "row " + row.number());
  }

  private <T> Optional<T> read(Column column, Function<String, T> reader) {
    try {
      return header.cell(row, column).map(reader);
    } catch (ProblemException problem) {
      throw problem.in(header.place(row, column));
    }
  }

  private Optional<Product> product() {
    Optional<String> name = header.cell(row, Column.PRODUCT);
    Optional<String> price = header.cell(row, Column.PRICE);
    if (name.isPresent() != price.isPresent()) {
      throw ProblemException.unprocessable(
          "csv-row",
          "Row %d has %s and no %s; it must have both a product and a price, or neither."
              .formatted(
                  row.number(),
                  name.map(value -> "the product '" + ProblemException.shown(value) + "'")
                      .orElseGet(
                          () -> "the price '" + ProblemException.shown(price.orElseThrow()) + "'"),
                  name.isPresent() ? "price" : "product"));
    }
    return name.map(
        value -> new ProductBody(value, price.orElseThrow(), Optional.empty()).toProduct());
  }

  /** Where semicolons separate, decimals have commas. */
  private static Optional<Double> number(String cell) {
    try {
      return Optional.of(Double.valueOf(cell.replace(',', '.')));
    } catch (NumberFormatException unreadable) {
      throw ProblemException.unprocessable(
          "csv-row", "There is '" + ProblemException.shown(cell) + "'; it must be a number.");
    }
  }

  private static double checked(DeliveryChange change) {
    change.of(Delivery.PLAIN);
    return change.speed().or(change::pitch).orElseThrow();
  }
}
