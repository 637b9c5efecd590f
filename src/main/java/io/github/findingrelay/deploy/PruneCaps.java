package io.github.findingrelay.deploy;

/**
 * How many stacks may be deleted at once: a file that has lost its end must not delete everything.
 *
 * @param stacks at most so many
 * @param percent at most so many of those that are deployed
 */
public record PruneCaps(int stacks, int percent) {

    public static final PruneCaps DEFAULT = new PruneCaps(5, 10);

    /** Only the number counts, as somebody has said it. */
    static PruneCaps of(int stacks) {
        return new PruneCaps(stacks, 100);
    }

    public boolean allow(long deleted, long deployed) {
        return deleted <= stacks && deleted * 100 <= deployed * percent;
    }
}
