package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;

/** The templates of this repository. No test changes them: they are parsed once for all, which takes longer than to fill them in. */
public final class RepositoryTemplates {

    private static final Path WORKSPACE = Path.of("").toAbsolutePath();

    static {
        ship();
    }

    private static final Templates TEMPLATES = Templates.of(WORKSPACE);

    private RepositoryTemplates() {}

    /** Has every workspace without templates of its own take them: as they are, however the classes were compiled. */
    public static void ship() {
        System.setProperty(
                ShippedTemplates.SOURCES, WORKSPACE.resolve(Templates.FOLDER).toString());
    }

    /** What is rendered of an organization; nothing is written. */
    public static Checked<FileTree> render(Organization organization) {
        return Renderer.render(organization, () -> TEMPLATES);
    }
}
