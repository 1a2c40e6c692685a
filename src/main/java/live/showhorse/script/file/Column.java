package live.showhorse.script.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a script may hold, and what people call it. */
public enum Column {
  TEXT(
      "text",
      "line",
      "lines",
      "script",
      "sentence",
      "say",
      "台词",
      "台詞",
      "文本",
      "文字",
      "文案",
      "话术",
      "話術",
      "内容",
      "內容",
      "口播",
      "口播稿",
      "テキスト",
      "セリフ",
      "台本",
      "대사",
      "텍스트",
      "문구",
      "Satz",
      "Zeile",
      "Texte",
      "Phrase",
      "Réplique"),
  LANGUAGE("language", "lang", "语言", "語言", "语种", "語種", "言語", "언어", "Sprache", "Langue"),
  PRODUCT(
      "product",
      "product name",
      "item",
      "商品",
      "商品名",
      "商品名称",
      "商品名稱",
      "产品",
      "產品",
      "产品名称",
      "品名",
      "상품",
      "상품명",
      "제품",
      "제품명",
      "Produkt",
      "Artikel",
      "Produit",
      "Article"),
  PRICE("price", "价格", "價格", "价钱", "售价", "售價", "価格", "値段", "가격", "Preis", "Prix"),
  PRIORITY("priority", "优先级", "優先級", "優先度", "우선순위", "Priorität", "Priorité"),
  SPEED("speed", "语速", "語速", "速度", "속도", "Tempo", "Vitesse"),
  PITCH("pitch", "音高", "音调", "音調", "음높이", "Tonhöhe", "Hauteur"),
  DEADLINE("deadline", "截止时间", "截止時間", "締切", "마감", "Frist"),
  LOOP("loop", "循环", "循環", "重複", "반복", "Schleife", "Boucle");

  private final List<String> names;

  Column(String... names) {
    this.names = Stream.of(names).map(Column::plain).toList();
  }

  /** The name that a problem tells and the documentation has. */
  public String label() {
    return names.getFirst();
  }

  /** Upper and lower case, spaces and underscores make no difference. */
  public static Optional<Column> named(String heading) {
    String name = plain(heading);
    return Stream.of(values()).filter(column -> column.names.contains(name)).findFirst();
  }

  /** All labels, for people. */
  public static String labels() {
    return Stream.of(values())
        .map(column -> column == TEXT ? "text (required)" : column.label())
        .collect(Collectors.joining(", "));
  }

  private static String plain(String heading) {
    StringBuilder plain = new StringBuilder();
    for (char c : heading.toCharArray()) {
      if (Spaces.unseen(c) || c == '_') {
        plain.append(' ');
      } else {
        plain.append(c);
      }
    }
    return plain.toString().strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
  }
}
