package io.github.findingrelay.remind;

/** How much of the findings is listed. */
enum Extent {
    /** A mail is searched, and kept. */
    MAIL(Integer.MAX_VALUE, Integer.MAX_VALUE, true),
    /** A card is read in passing, but may be all that somebody gets. */
    CARD(6, 3, true),
    /** One of many findings shows of each access what it is about. */
    SHORT_CARD(3, 2, false);

    /** What a card lists whole, more or less. */
    private static final int FEW = 20;

    private final int most;
    private final int mostEscalated;
    private final boolean links;

    Extent(int most, int mostEscalated, boolean links) {
        this.most = most;
        this.mostEscalated = mostEscalated;
        this.links = links;
    }

    /** Of the card of so many findings. */
    static Extent ofCard(int findings) {
        return findings <= FEW ? CARD : SHORT_CARD;
    }

    /** How many resources of each sentence are listed. */
    int most() {
        return most;
    }

    /** The same of what others have left open. */
    int mostEscalated() {
        return mostEscalated;
    }

    /** Whether each resource has its link. */
    boolean links() {
        return links;
    }
}
