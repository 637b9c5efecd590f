package io.github.findingrelay.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is deployed, with the characters outside ASCII for which CloudFormation gives a question mark
 * each, as far as what is wanted tells them: a name in Japanese is no change.
 */
final class LegibleSnapshot implements Snapshot {

    private static final Pattern OUTSIDE_ASCII = Pattern.compile("[^\\x00-\\x7f]");
    private static final String DIGEST = "    Value: sha256:";

    private final Snapshot deployed;
    private final Snapshot wanted;
    private final List<String> illegible = new ArrayList<>();

    LegibleSnapshot(Snapshot deployed, Snapshot wanted) {
        this.deployed = deployed;
        this.wanted = wanted;
    }

    @Override
    public Manifest manifest() {
        return deployed.manifest();
    }

    @Override
    public Map<String, SourceText> files(Collection<String> paths) {
        Map<String, SourceText> files = new HashMap<>(deployed.files(paths));
        Map<String, Stack> stacks = wanted.manifest().stacks().stream()
                .collect(Collectors.toMap(Stack::name, Function.identity(), (first, again) -> first));
        for (Stack stack : deployed.manifest().stacks()) {
            Optional.ofNullable(stacks.get(stack.name()))
                    .filter(same -> files.containsKey(stack.template()))
                    .flatMap(same -> text(wanted, same.template()))
                    .ifPresent(same -> files.computeIfPresent(
                            stack.template(), (path, text) -> legible(stack.name(), text, same)));
        }
        return files;
    }

    private static Optional<SourceText> text(Snapshot snapshot, String path) {
        return Optional.ofNullable(snapshot.files(List.of(path)).get(path));
    }

    private SourceText legible(String stack, SourceText deployedText, SourceText wantedText) {
        List<String> was = deployedText.text().lines().toList();
        List<String> is = wantedText.text().lines().toList();
        if (is.stream().noneMatch(line -> OUTSIDE_ASCII.matcher(line).find())) {
            return deployedText;
        }
        List<String> lines = legible(was, is);
        if (withoutDigest(lines).equals(withoutDigest(is)) && !lines.equals(is)) {
            illegible.add(stack);
        }
        return new SourceText(deployedText.file(), String.join("\n", lines) + "\n");
    }

    /** Takes from the wanted lines what is shown as the deployed ones are. */
    private static List<String> legible(List<String> was, List<String> is) {
        List<String> lines = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(was, is, LegibleSnapshot::isShownAs).getDeltas()) {
            lines.addAll(is.subList(next, delta.getTarget().getPosition()));
            lines.addAll(delta.getSource().getLines());
            next = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        lines.addAll(is.subList(next, is.size()));
        return lines;
    }

    /** What is outside Unicode's first plane may be taken for one character or for two. */
    private static boolean isShownAs(String shown, String line) {
        if (shown.equals(line) || !shown.contains("?")) {
            return shown.equals(line);
        }
        return shown.equals(OUTSIDE_ASCII.matcher(line).replaceAll("?"))
                || shown.equals(line.chars()
                        .map(c -> c < 0x80 ? c : '?')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static List<String> withoutDigest(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(DIGEST)).toList();
    }

    /** Stacks whose change cannot be seen; to be asked when the plan is made. */
    List<String> notices() {
        return illegible.stream()
                .map(stack -> stack
                        + " changes in its tags only, or in characters outside ASCII: CloudFormation shows each of these as a"
                        + " question mark")
                .toList();
    }
}
