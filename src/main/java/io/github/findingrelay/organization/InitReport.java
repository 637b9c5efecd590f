package io.github.findingrelay.organization;

import io.github.findingrelay.organization.TagCandidates.TagCandidate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What relay init says of the file it has made.
 *
 * @param where what names the workspace behind a command, with a blank before it; empty for the current folder
 * @param candidates tags that could say who owns an account
 * @param asked how many accounts were asked for their tags
 */
record InitReport(String where, FirstFile file, List<TagCandidate> candidates, int asked, Phrases english) {

    private static final int NAMED = 10;

    /** In columns; what is broken goes on four further in. */
    private static final int WIDTH = 76;

    /** Begins a line that is copied whole. */
    private static final String COMMAND = "    ./relay ";

    InitReport {
        candidates = List.copyOf(candidates);
    }

    String text(boolean written) {
        FirstAccounts accounts = file.accounts();
        StringBuilder text =
                new StringBuilder(written ? "wrote accounts.yaml: " : "nothing was written; the file has ");
        text.append("%s, %s%n".formatted(count(accounts.accounts().size(), "account"), owners(accounts)));
        long untagged = accounts.untagged()
                - accounts.wanting().values().stream().mapToInt(n -> n).sum();
        if (untagged > 0) {
            text.append("%s without a usable tag '%s' belong%s to '%s' until you change the lines that have a TODO%n"
                    .formatted(
                            count(untagged, "account"),
                            accounts.tag().orElse(""),
                            untagged == 1 ? "s" : "",
                            fallback().key()));
        }
        text.append(tags());
        text.append(toDo());
        return text.toString()
                .lines()
                .map(line -> line.startsWith(COMMAND) ? line : String.join("\n    ", BrokenLines.of(line, WIDTH)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private NewOwner fallback() {
        return file.accounts().owners().fallback();
    }

    private static String owners(FirstAccounts accounts) {
        int wanting = accounts.wanting().size();
        String owners = count(accounts.listed().size() + wanting, "owner");
        if (wanting == 0) {
            return owners;
        }
        String some = accounts.wanting().entrySet().stream()
                .limit(NAMED)
                .map(one -> "%s (%s)".formatted(one.getKey().name(), count(one.getValue(), "account")))
                .collect(Collectors.joining(", "));
        return "%s, %d of them without a contact: %s%s".formatted(owners, wanting, some, wanting > NAMED ? ", …" : "");
    }

    private static String count(long number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private String tags() {
        if (candidates.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nthese tags could say who owns an account:\n");
        int width =
                candidates.stream().mapToInt(one -> one.key().length()).max().orElse(0);
        for (TagCandidate one : candidates) {
            text.append("  %s  %d of %s, %s, for example '%s'%n"
                    .formatted(
                            one.key() + " ".repeat(width - one.key().length()),
                            one.accounts(),
                            count(asked, "account"),
                            count(one.values(), "value"),
                            one.example()));
        }
        return text + "to use one, delete accounts.yaml and run:\n%sinit --owner-tag KEY%s\n".formatted(COMMAND, where);
    }

    /** What the file marks, without what is about single accounts. */
    private String toDo() {
        StringBuilder text = new StringBuilder();
        if (!fallback().isReachable()) {
            text.append("  owners: nobody reads %s, the only contact of '%s'; enter one that somebody reads%n"
                    .formatted(FirstFile.NOBODY, fallback().key()));
        }
        file.settings().remarks().stream()
                .filter(Remark::isToDo)
                .forEach(remark -> text.append("  %s: %s%n"
                        .formatted(setting(remark), remark.text(english).replaceFirst("^TODO: ", ""))));
        if (!file.accounts().wanting().isEmpty()) {
            text.append(
                    "  owners: enter the contacts that are missing, and then run%n%saccounts import --owner-tag %s --reassign%s%n"
                            .formatted(COMMAND, file.accounts().tag().orElse(""), where));
        }
        return text.isEmpty() ? "" : "\nto do in accounts.yaml:\n" + text;
    }

    private static String setting(Remark remark) {
        return switch (remark.place()) {
            case "admin" -> "adminAccount";
            case "home" -> "homeRegion";
            case "zone" -> "trustZone";
            default -> remark.place();
        };
    }

    String next() {
        return """

            next:
              ./relay validate%1$s   checks accounts.yaml
              ./relay render%1$s     makes the templates in generated/
              ./relay prove%1$s      proves that each finding reaches the right people
            """.formatted(where);
    }
}
