package io.github.findingrelay.remind;

/**
 * A reminder as it is read.
 *
 * @param subject of the mail: at most 99 characters of ASCII, as SNS takes them
 * @param mail plain text, at most as long as SNS takes
 * @param card for chat: a custom notification of Amazon Q Developer, as JSON
 */
record ReminderMessage(String subject, String mail, String card) {}
