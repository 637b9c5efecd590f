package io.github.findingrelay.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The POM's version, which is in the jar, and the commit, which the launcher asks git for. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            text(Version.class.getPackage().getImplementationVersion(), System.getProperty("relay.commit"))
        };
    }

    /** Either may be unknown: classes in a folder, sources without a repository. */
    static String text(@Nullable String version, @Nullable String commit) {
        return "Finding Relay" + (version == null ? "" : " " + version) + (commit == null ? "" : " (" + commit + ")");
    }
}
