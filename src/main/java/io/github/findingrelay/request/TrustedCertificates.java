package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of a company's certificates, in PEM. They are trusted besides Java's own: whoever goes
 * through a proxy to some hosts, and directly to others, needs both.
 *
 * @param source what names the file, for example {@code AWS_CA_BUNDLE}
 */
public record TrustedCertificates(String source, Path file) {

    /**
     * A file that people have named.
     *
     * @throws RequestException if it cannot be the name of one
     */
    public static TrustedCertificates of(String source, String file) {
        try {
            return new TrustedCertificates(source, Path.of(file));
        } catch (InvalidPathException e) {
            String text = "%s is no file: %s".formatted(source, e.getMessage());
            throw new RequestException(Fault.REFUSED, text, text);
        }
    }

    /**
     * Connections that trust them.
     *
     * @throws RequestException if the file cannot be read, or has no certificates
     */
    public SSLContext context() {
        List<? extends Certificate> own = List.copyOf(read());
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            Certificate[] trusted = Stream.concat(javas(), own.stream()).toArray(Certificate[]::new);
            for (int i = 0; i < trusted.length; i++) {
                all.setCertificateEntry("certificate-" + i, trusted[i]);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(all), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Stream<? extends Certificate> javas() throws GeneralSecurityException {
        return Stream.of(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    /** Null stands for Java's own. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private Collection<? extends Certificate> read() {
        Collection<? extends Certificate> certificates;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(stream);
        } catch (NoSuchFileException e) {
            throw wrong("there is no such file");
        } catch (IOException e) {
            throw wrong("it cannot be read");
        } catch (GeneralSecurityException e) {
            throw wrong("a certificate in it is broken");
        }
        if (certificates.isEmpty()) {
            throw wrong("it has no certificate");
        }
        return certificates;
    }

    private RequestException wrong(String why) {
        String text = "%s is %s: %s; it has to be a file of certificates in PEM (-----BEGIN CERTIFICATE-----)"
                .formatted(source, file, why);
        return new RequestException(Fault.REFUSED, text, text);
    }
}
