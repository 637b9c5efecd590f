package io.github.findingrelay.generate;

import java.util.List;

/**
 * What each choice means for an organization, and which one suits it.
 *
 * @param choices settings of accounts.yaml
 */
record Advice(List<AdvisedSetting> choices) {
    Advice {
        choices = List.copyOf(choices);
    }

    /**
     * A setting with several values.
     *
     * @param setting as in accounts.yaml
     * @param current its value now
     * @param advised the value that suits the organization
     * @param because why, and what would speak for another one
     */
    record AdvisedSetting(String setting, String current, String advised, String because, List<Option> options) {
        AdvisedSetting {
            options = List.copyOf(options);
        }
    }

    /**
     * A value.
     *
     * @param fits whether AWS's quotas allow it, as accounts.yaml says that they are granted
     * @param figures what it means; those of all values of a setting have the same names and order
     */
    record Option(String value, boolean fits, List<Figure> figures) {
        Option {
            figures = List.copyOf(figures);
        }
    }

    /** One thing that an option means. */
    record Figure(String name, String value) {}
}
