package io.github.findingrelay.organization;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An owner to be, of whom several texts say something. */
final class OwnerDraft {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_KEY = Pattern.compile("[^a-z0-9]+");

    private final Optional<String> key;
    private final Map<String, Integer> names = new TreeMap<>();
    private final NavigableSet<String> addresses = new TreeSet<>();

    private OwnerDraft(Optional<String> key) {
        this.key = key;
    }

    static OwnerDraft unknown() {
        return new OwnerDraft(Optional.empty());
    }

    /** One whose key is fixed. */
    static OwnerDraft of(String key) {
        return new OwnerDraft(Optional.of(key));
    }

    void add(OwnerText text) {
        if (!text.name().isEmpty()) {
            names.merge(text.name(), 1, Integer::sum);
        }
        addresses.addAll(text.addresses());
    }

    void addAll(OwnerDraft other) {
        addresses.addAll(other.addresses);
    }

    NavigableSet<String> addresses() {
        return addresses;
    }

    /** As it is written most often; or else what stands before the @. */
    String name() {
        return names.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> key)
                .orElseGet(() -> localPart(addresses.first()));
    }

    /** What its key begins with, of letters and digits that a key may have. */
    String base(int longest) {
        String base = key.orElseGet(this::derived);
        return base.length() <= longest ? base : trimmed(base.substring(0, longest));
    }

    private String derived() {
        return Stream.concat(Stream.of(name()), addresses.stream().map(OwnerDraft::localPart))
                .map(OwnerDraft::slug)
                .filter(slug -> !slug.isEmpty())
                .findFirst()
                .orElse("owner");
    }

    static String localPart(String address) {
        return address.substring(0, address.indexOf('@'));
    }

    /** Accents go, and so does what no key can have. */
    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Form.NFKD).replaceAll("\\p{M}+", "");
        return trimmed(NO_KEY.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"));
    }

    /** What is the same in all ways to write a name. */
    static String identity(String name) {
        String same = Normalizer.normalize(name, Form.NFKC).toLowerCase(Locale.ROOT);
        String words = trimmed(NO_WORD.matcher(same).replaceAll("-"));
        return words.isEmpty() ? same : words;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^-+|-+$", "");
    }
}
