package org.thalweg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this API. A plug-in may declare the one it was built against in its JAR's manifest, as
 * {@value #MANIFEST_ATTRIBUTE}; a program refuses those it does not {@linkplain #accepts accept}.
 *
 * @param major changes when existing plug-ins would break
 * @param minor changes when something is added; while {@code major} is 0, also when plug-ins would break
 */
public record ApiVersion(int major, int minor) {

    /** The version of the API in use. */
    public static final ApiVersion CURRENT = new ApiVersion(0, 2);

    /** The manifest attribute by which a JAR says which version it was built against. */
    public static final String MANIFEST_ATTRIBUTE = "Thalweg-Api-Version";

    private static final Pattern VERSION =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})([.-][\\w.-]*)?");

    /**
     * Returns the version that a text such as {@code "0.1"} or {@code "0.2.0-SNAPSHOT"} stands for.
     *
     * @throws UsageException if the text is not a version
     */
    public static ApiVersion parse(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UsageException(
                    "'" + text + "' is not a version. Write it as '" + CURRENT + "'.");
        }
        return new ApiVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns whether a plug-in built against the other version works with this one. */
    public boolean accepts(ApiVersion plugin) {
        return major == plugin.major && (major > 0 || minor == plugin.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
