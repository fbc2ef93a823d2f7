import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;

/** Looks at every file of a bundle as Central does: its arguments are the bundle, the version and the file of the public key. */
class CheckBundle {

    private static final List<String> ARTIFACTS =
            List.of("thalweg", "bom", "optimizer-api", "optimizer-impl", "regularizers", "datasets", "optimizer-testkit",
                    "experiments", "cli", "thalweg-commons-math", "thalweg-onnx", "thalweg-tribuo");
    private static final Map<String, String> CHECKSUMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
    private static final List<String> IN_EACH_POM =
            List.of("name", "description", "url", "licenses", "developers", "scm");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        CheckBundle check = new CheckBundle();
        try (ZipFile zip = new ZipFile(arguments[0])) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                check.files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        check.check(arguments[1], Path.of(arguments[2]));
        check.wrong.forEach(System.out::println);
        System.out.printf("%d files, %d wrong%n", check.files.size(), check.wrong.size());
        System.exit(check.wrong.isEmpty() ? 0 : 1);
    }

    private void check(String version, Path key) throws Exception {
        TreeSet<String> expected = new TreeSet<>();
        String parent = text("org/thalweg/thalweg/" + version + "/thalweg-" + version + ".pom");
        for (String artifact : ARTIFACTS) {
            String stem = "org/thalweg/" + artifact + "/" + version + "/" + artifact + "-" + version;
            List<String> own = new ArrayList<>(List.of(stem + ".pom"));
            if (!List.of("thalweg", "bom").contains(artifact)) {
                for (String jar : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                    own.add(stem + jar);
                    checkJar(stem + jar, jar);
                }
            }
            if (!artifact.equals("bom")) {
                own.add(stem + "-cyclonedx.json");
            }
            for (String element : IN_EACH_POM) {
                // What a child leaves out, its parent says; not so its name and description.
                boolean isOwn = List.of("name", "description").contains(element) || artifact.equals("bom");
                unless((isOwn ? text(stem + ".pom") : text(stem + ".pom") + parent).contains("<" + element + ">"), stem, "no " + element);
            }
            for (String file : own) {
                expected.add(file);
                expected.add(file + ".asc");
                checkSignature(file, key);
                for (Map.Entry<String, String> sum : CHECKSUMS.entrySet()) {
                    expected.add(file + "." + sum.getKey());
                    byte[] digest = MessageDigest.getInstance(sum.getValue()).digest(bytes(file));
                    String hex = String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
                    unless(text(file + "." + sum.getKey()).strip().equals(hex), file, "wrong " + sum.getValue());
                }
            }
        }
        for (String file : files.keySet()) {
            unless(expected.contains(file), file, "not expected");
        }
    }

    private void checkJar(String file, String kind) throws Exception {
        Path copy = Files.createTempFile("checked", ".jar");
        Files.write(copy, bytes(file));
        try (ZipFile jar = new ZipFile(copy.toFile())) {
            unless(jar.getEntry("META-INF/LICENSE") != null, file, "no licence inside");
            String needed = kind.equals(".jar") ? ".class" : kind.equals("-sources.jar") ? ".java" : "index.html";
            unless(jar.stream().anyMatch(e -> e.getName().endsWith(needed)), file, "no " + needed + " inside");
        } finally {
            Files.delete(copy);
        }
    }

    private void checkSignature(String file, Path key) throws Exception {
        try (InputStream ring = PGPUtil.getDecoderStream(Files.newInputStream(key))) {
            var keys = new PGPPublicKeyRingCollection(ring, new JcaKeyFingerprintCalculator());
            var decoded = PGPUtil.getDecoderStream(new java.io.ByteArrayInputStream(bytes(file + ".asc")));
            Object first = new PGPObjectFactory(decoded, new JcaKeyFingerprintCalculator()).nextObject();
            if (!(first instanceof PGPSignatureList signatures)) {
                unless(false, file, "no signature");
                return;
            }
            var signature = signatures.get(0);
            signature.init(new JcaPGPContentVerifierBuilderProvider(), keys.getPublicKey(signature.getKeyID()));
            signature.update(bytes(file));
            unless(signature.verify(), file, "signature of something else");
        }
    }

    private byte[] bytes(String file) {
        unless(files.containsKey(file), file, "missing");
        return files.getOrDefault(file, new byte[0]);
    }

    private String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private void unless(boolean right, String file, String what) {
        String line = file + ": " + what;
        if (!right && !wrong.contains(line)) {
            wrong.add(line);
        }
    }
}
