import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/** Writes a key without a passphrase that is of use for one check: the secret one to the first file, the public one to the second. */
class ThrowAwayKey {

    public static void main(String[] files) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(3072);
        var pair = new JcaPGPKeyPair(PublicKeyAlgorithmTags.RSA_GENERAL, pairs.generateKeyPair(), new Date());
        var sha1 = new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1);
        var ring =
                new PGPKeyRingGenerator(
                        PGPSignature.POSITIVE_CERTIFICATION,
                        pair,
                        "Nobody <nobody@example.org>",
                        sha1,
                        null,
                        null,
                        new JcaPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        null);
        try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(Path.of(files[0])))) {
            ring.generateSecretKeyRing().encode(out);
        }
        try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(Path.of(files[1])))) {
            ring.generatePublicKeyRing().encode(out);
        }
    }
}
