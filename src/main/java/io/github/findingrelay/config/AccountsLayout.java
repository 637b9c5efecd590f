package io.github.findingrelay.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/** How the list of accounts is written. Lines and columns are counted from 0. */
sealed interface AccountsLayout {

    /** A place between two characters. */
    record Position(int line, int column) {
        private static Position of(Mark mark) {
            return new Position(mark.getLine(), mark.getColumn());
        }
    }

    /**
     * There is no entry yet.
     *
     * @param indentation of the key
     * @param start of what stands for the list
     * @param end of it; the start if nothing does
     */
    record Empty(int indentation, Position start, Position end) implements AccountsLayout {}

    /**
     * One entry after another, each with a dash.
     *
     * @param dash the column of the dashes
     */
    record Block(int dash, List<AccountEntry> entries) implements AccountsLayout {
        AccountEntry last() {
            return entries.get(entries.size() - 1);
        }
    }

    /** In brackets, or within braces. */
    record Flow(Position start) implements AccountsLayout {}

    /**
     * An entry of the list.
     *
     * @param start of what follows the dash
     * @param end of its last value
     * @param inBraces whether it is written as {@code {id: …}}
     */
    record AccountEntry(Position start, Position end, boolean inBraces) {}

    /** The layout of a text, if it has accounts at all. */
    static Optional<AccountsLayout> of(String text) {
        try {
            return new Reader(text).read();
        } catch (YAMLException | NumberFormatException e) {
            // Whoever validates the text reports it.
            return Optional.empty();
        }
    }

    /** Follows the parser's events, which know where each value ends. */
    final class Reader {
        private final ParserImpl parser;

        private Reader(String text) {
            this.parser = YamlReader.parser(text);
        }

        private Optional<AccountsLayout> read() {
            while (!parser.checkEvent(ID.MappingStart)) {
                if (parser.checkEvent(ID.StreamEnd)) {
                    return Optional.empty();
                }
                parser.getEvent();
            }
            boolean inBraces = ((MappingStartEvent) parser.getEvent()).isFlow();
            while (!parser.checkEvent(ID.MappingEnd)) {
                Event key = parser.getEvent();
                if (key instanceof ScalarEvent name && name.getValue().equals("accounts")) {
                    return Optional.of(layout(key, parser.getEvent(), inBraces));
                }
                end(key);
                end(parser.getEvent());
            }
            return Optional.empty();
        }

        private AccountsLayout layout(Event key, Event value, boolean inBraces) {
            Position start = Position.of(value.getStartMark());
            if (inBraces) {
                return new Flow(start);
            }
            int indentation = key.getStartMark().getColumn();
            if (value instanceof CollectionStartEvent list && !list.isFlow()) {
                return new Block(start.column(), entries());
            }
            if (value instanceof CollectionStartEvent && !parser.checkEvent(ID.SequenceEnd)) {
                return new Flow(start);
            }
            Position end = end(value);
            return start.line() == end.line()
                    ? new Empty(indentation, start, end)
                    // There may be comments between the brackets.
                    : new Flow(start);
        }

        private List<AccountEntry> entries() {
            List<AccountEntry> entries = new ArrayList<>();
            while (!parser.checkEvent(ID.SequenceEnd) && !parser.checkEvent(ID.MappingEnd)) {
                Event start = parser.getEvent();
                boolean inBraces = start instanceof CollectionStartEvent value && value.isFlow();
                entries.add(new AccountEntry(Position.of(start.getStartMark()), end(start), inBraces));
            }
            return entries;
        }

        /**
         * Reads a value to its end. The end of a block is the start of what follows it, behind all
         * comments; so it is the end of the last value within that counts.
         */
        private Position end(Event start) {
            Position end = Position.of(start.getEndMark());
            Deque<Boolean> flows = new ArrayDeque<>();
            Event event = start;
            while (true) {
                if (event instanceof CollectionStartEvent collection) {
                    flows.push(collection.isFlow());
                } else if (!(event instanceof CollectionEndEvent) || flows.pop()) {
                    end = Position.of(event.getEndMark());
                }
                if (flows.isEmpty()) {
                    return end;
                }
                event = parser.getEvent();
            }
        }
    }
}
