package io.github.findingrelay.routing;

import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A small change of one value or node of a template.
 *
 * @param path keys, and positions in lists
 * @param what was done
 * @param before what was there; for what was added, its parent
 */
record RandomEdit(List<String> path, String what, TemplateNode before, TemplateNode after, Mapping root) {

    private static final List<String> VALUES = List.of(
            "eu-west-1",
            "us-east-1",
            "ap-northeast-1",
            "cn-north-1",
            "111111111111",
            "222222222222",
            "999999999999",
            "aws",
            "aws-cn",
            "*",
            "Deny",
            "Allow",
            "ENABLED",
            "DISABLED",
            "ARCHIVED",
            "NEW",
            "LOW",
            "Other",
            "email",
            "https",
            "ACCOUNT",
            "ORGANIZATION",
            "Retain",
            "AwsIamRole",
            "",
            "{{resolve:ssm:x}}",
            "AWS::NoValue");

    private static final List<String> KEYS = List.of(
            "Condition",
            "Fn::Transform",
            "Fn::If",
            "Ref",
            "NotAction",
            "NotPrincipal",
            "NotResource",
            "Other",
            "DeletionPolicy",
            "UpdatePolicy",
            "CreationPolicy",
            "DependsOn",
            "FilterPolicy",
            "RetryPolicy",
            "Input",
            "InputPath",
            "SqsParameters",
            "KmsMasterKeyId",
            "State",
            "Description",
            "ScheduleExpression",
            "RawMessageDelivery",
            "FifoTopic",
            "DataProtectionPolicy",
            "ManagedPolicyArns",
            "Next",
            "End",
            "Catch",
            "Parameters",
            "Transform",
            "Tags",
            "Region",
            "anything-but",
            "exists");

    private record Place(List<String> path, TemplateNode node) {}

    /** What a change makes of a node. */
    private record Changed(String what, TemplateNode node, boolean gone) {}

    static RandomEdit of(Mapping root, Random random) {
        List<Place> places = new ArrayList<>();
        collect(root, List.of(), places);
        Place place = places.get(random.nextInt(places.size()));
        Changed changed = random.nextInt(6) == 0
                ? new Changed("deleted", place.node(), true)
                : changed(place.node(), places, random);
        Mapping result = (Mapping) replaced(root, place.path(), 0, changed);
        return new RandomEdit(place.path(), changed.what(), place.node(), changed.node(), result);
    }

    /** Each node deleted by itself. */
    static List<RandomEdit> deletions(Mapping root) {
        List<Place> places = new ArrayList<>();
        collect(root, List.of(), places);
        return places.stream()
                .map(place -> {
                    Changed deleted = new Changed("deleted", place.node(), true);
                    Mapping result = (Mapping) replaced(root, place.path(), 0, deleted);
                    return new RandomEdit(place.path(), deleted.what(), place.node(), place.node(), result);
                })
                .toList();
    }

    private static void collect(TemplateNode node, List<String> path, List<Place> places) {
        if (!path.isEmpty()) {
            places.add(new Place(path, node));
        }
        if (node instanceof Mapping object) {
            object.entries().forEach((key, value) -> collect(value, longer(path, key), places));
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), longer(path, String.valueOf(i)), places);
            }
        }
    }

    private static List<String> longer(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    private static TemplateNode replaced(TemplateNode node, List<String> path, int depth, Changed with) {
        if (depth == path.size()) {
            return with.node();
        }
        boolean gone = with.gone() && depth == path.size() - 1;
        String key = path.get(depth);
        if (node instanceof Mapping object) {
            Map<String, TemplateNode> entries = new LinkedHashMap<>(object.entries());
            if (gone) {
                entries.remove(key);
            } else {
                entries.put(key, replaced(entries.getOrDefault(key, text("")), path, depth + 1, with));
            }
            return mapping(entries);
        }
        List<TemplateNode> items = new ArrayList<>(((Sequence) node).items());
        int index = Integer.parseInt(key);
        if (gone) {
            items.remove(index);
        } else {
            items.set(index, replaced(items.get(index), path, depth + 1, with));
        }
        return new Sequence(items, 1, 1);
    }

    private static Changed changed(TemplateNode node, List<Place> places, Random random) {
        if (random.nextInt(8) == 0) {
            return new Changed(
                    "replaced by another node",
                    places.get(random.nextInt(places.size())).node(),
                    false);
        }
        if (node instanceof Mapping object) {
            return changed(object, random);
        }
        if (node instanceof Sequence list) {
            return changed(list, places, random);
        }
        return node instanceof Function function ? changed(function, random) : changed((Scalar) node, random);
    }

    private static Changed changed(Mapping object, Random random) {
        Map<String, TemplateNode> entries = new LinkedHashMap<>(object.entries());
        List<String> keys = new ArrayList<>(entries.keySet());
        String key = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                entries.put(one(KEYS, random), text(one(VALUES, random)));
                return new Changed("key added", mapping(entries), false);
            }
            case 1 -> {
                TemplateNode value = entries.remove(key);
                entries.put(edited(key, random), value == null ? text("") : value);
                return new Changed("key '" + key + "' renamed", mapping(entries), false);
            }
            case 2 -> {
                entries.put(edited(key, random), entries.getOrDefault(key, text("")));
                return new Changed("key '" + key + "' twice, under another name", mapping(entries), false);
            }
            default -> {
                String other = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
                TemplateNode value = entries.getOrDefault(key, text(""));
                entries.put(key, entries.getOrDefault(other, text("")));
                entries.put(other, value);
                return new Changed("values of '%s' and '%s' swapped".formatted(key, other), mapping(entries), false);
            }
        }
    }

    private static Changed changed(Sequence list, List<Place> places, Random random) {
        List<TemplateNode> items = new ArrayList<>(list.items());
        TemplateNode item = items.isEmpty() ? text("") : items.get(random.nextInt(items.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                items.add(item);
                return new Changed("element twice", new Sequence(items, 1, 1), false);
            }
            case 1 -> {
                items.remove(item);
                return new Changed("element removed", new Sequence(items, 1, 1), false);
            }
            case 2 -> {
                Collections.shuffle(items, random);
                return new Changed("reordered", new Sequence(items, 1, 1), false);
            }
            case 3 -> {
                items.add(places.get(random.nextInt(places.size())).node());
                return new Changed("another node added", new Sequence(items, 1, 1), false);
            }
            default -> {
                items.add(text(one(VALUES, random)));
                return new Changed("text added", new Sequence(items, 1, 1), false);
            }
        }
    }

    private static Changed changed(Function function, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Changed("a text in place of its function", text(function.argument()), false);
            case 1 ->
                new Changed("argument changed", function(function.name(), edited(function.argument(), random)), false);
            case 2 -> new Changed("!Sub in its place", function("Sub", "${" + function.argument() + "}"), false);
            default ->
                new Changed(
                        "another function",
                        function(one(List.of("Ref", "GetAtt", "Sub"), random), function.argument()),
                        false);
        };
    }

    private static Changed changed(Scalar scalar, Random random) {
        if (!scalar.quoted() && random.nextBoolean()) {
            String other = scalar.text().matches("-?\\d+")
                    ? String.valueOf(Long.parseLong(scalar.text()) + (random.nextBoolean() ? 1 : -1))
                    : String.valueOf(scalar.text().equals("false"));
            return new Changed("another number or truth value", new Scalar(other, false, 1, 1), false);
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Changed("another value", text(one(VALUES, random)), false);
            case 1 -> new Changed("quoted", text(scalar.text()), false);
            default -> new Changed("text changed", text(edited(scalar.text(), random)), false);
        };
    }

    /** One character more, fewer or of another case; or something valid in place of a part. */
    private static String edited(String text, Random random) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(9)) {
            case 0 -> text + "x";
            case 1 -> text.substring(0, text.length() - 1);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            case 3 -> text.substring(0, at) + "1" + text.substring(at);
            case 4 -> text.substring(0, at) + otherCase(text.charAt(at)) + text.substring(at + 1);
            case 5 -> text.replaceAll("eu-west-1|us-east-1|ap-northeast-1", "eu-west-2");
            case 6 -> text.replaceFirst("arn:aws[a-z-]*:", "arn:aws-us-gov:");
            case 7 -> text.replaceFirst("[0-9]{12}", "444444444444");
            default -> text.replaceFirst("en$", "ja");
        };
    }

    private static char otherCase(char c) {
        return Character.isUpperCase(c)
                ? String.valueOf(c).toLowerCase(Locale.ROOT).charAt(0)
                : String.valueOf(c).toUpperCase(Locale.ROOT).charAt(0);
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Scalar text(String text) {
        return new Scalar(text, true, 1, 1);
    }

    private static Function function(String name, String argument) {
        return new Function(name, argument, 1, 1);
    }

    private static Mapping mapping(Map<String, TemplateNode> entries) {
        return new Mapping(entries, 1, 1);
    }

    @Override
    public String toString() {
        return "%s: %s: %s -> %s".formatted(String.join("/", path), what, shown(before), shown(after));
    }

    private static String shown(TemplateNode node) {
        String text = TemplateText.of(node);
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
