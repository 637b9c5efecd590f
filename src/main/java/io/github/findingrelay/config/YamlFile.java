package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A file that was read.
 *
 * @param root nothing, if it cannot be read to its end
 * @param problems of its characters and its syntax
 */
record YamlFile(SourceText source, Optional<YamlNode> root, List<Diagnostic> problems) {

    static YamlFile of(String file, byte[] bytes) {
        CleanText text = CleanText.of(file, bytes);
        List<Diagnostic> conflicts = MergeConflicts.in(text.source());
        if (!conflicts.isEmpty()) {
            return new YamlFile(text.source(), Optional.empty(), conflicts);
        }
        Problems problems = new Problems(text.source());
        problems.addAll(text.problems());
        problems.addAll(CutTexts.in(text.source()));
        Optional<YamlNode> root = YamlReader.read(text, problems);
        if (root.isEmpty() && problems.isEmpty()) {
            boolean main = file.equals(AccountsFile.NAME);
            String remedy = main ? "see the example in README.md" : "list accounts in it, or delete it";
            problems.error(1, 1, "the file is empty; " + remedy, "yaml.empty");
        }
        return new YamlFile(text.source(), root, problems.sorted());
    }
}
