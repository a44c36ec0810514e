package hudson;

import hudson.model.Action;
import hudson.model.Descriptor;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.csrf.CrumbIssuer;
import hudson.util.Secret;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.apache.commons.jelly.JellyContext;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;

/** What Jelly views call as {@code h}. */
public class Functions {
    /** The Jenkins whose API the embedded controller offers. */
    private static final String API_VERSION = "2.541.3";

    /** Changes with every start, so that browsers don't keep yesterday's scripts. */
    private static final String RESOURCE_PATH =
            "/static/" + UUID.randomUUID().toString().substring(0, 8);

    private static final AtomicInteger IDS = new AtomicInteger();

    /** An id for an element of this page. */
    public String generateId() {
        return "id" + IDS.incrementAndGet();
    }

    /** Defines the variables that every page has: {@code rootURL}, {@code resURL}, {@code imagesURL}. */
    public static void initPageVariables(JellyContext context) {
        StaplerRequest request = Stapler.getCurrentRequest();
        String rootURL = request.getContextPath();
        context.setVariable("rootURL", rootURL);
        context.setVariable("resURL", rootURL + getResourcePath());
        context.setVariable("imagesURL", rootURL + getResourcePath() + "/images");
    }

    /** Below it, {@code /css} and the like may be kept by browsers for good. */
    public static String getResourcePath() {
        return RESOURCE_PATH;
    }

    public static void advertiseHeaders(HttpServletResponse rsp) {
        rsp.setHeader("X-Jenkins", getVersion());
        rsp.setHeader("X-Jenkins-Session", RESOURCE_PATH.substring(RESOURCE_PATH.lastIndexOf('/') + 1));
    }

    public static String getVersion() {
        return API_VERSION;
    }

    public static boolean isAnonymous() {
        return Jenkins.getAuthentication2().getName().equals(Jenkins.ANONYMOUS2.getName());
    }

    public static void checkPermission(Permission permission) {
        checkPermission((Object) null, permission);
    }

    public static void checkPermission(AccessControlled object, Permission permission) {
        if (permission != null) {
            object.checkPermission(permission);
        }
    }

    public static void checkPermission(Object object, Permission permission) {
        if (permission != null) {
            nearestControlled(object).checkPermission(permission);
        }
    }

    public static boolean hasPermission(Permission permission) {
        return hasPermission(null, permission);
    }

    /** Asks the object itself, or else the closest thing on the way to it that has permissions of its own. */
    public static boolean hasPermission(Object object, Permission permission) {
        return permission == null || nearestControlled(object).hasPermission(permission);
    }

    private static AccessControlled nearestControlled(Object object) {
        if (object instanceof AccessControlled controlled) {
            return controlled;
        }
        AccessControlled ancestor = Stapler.getCurrentRequest().findAncestorObject(AccessControlled.class);
        return ancestor == null ? Jenkins.get() : ancestor;
    }

    public static String getCrumb(StaplerRequest req) {
        CrumbIssuer issuer = Jenkins.get().getCrumbIssuer();
        return issuer == null ? "" : issuer.getCrumb(req);
    }

    public static String getCrumbRequestField() {
        CrumbIssuer issuer = Jenkins.get().getCrumbIssuer();
        return issuer == null ? "" : issuer.getCrumbRequestField();
    }

    /** Where a link to the action leads: below the object it belongs to, unless its URL is absolute. */
    public static String getActionUrl(String itUrl, Action action) {
        String urlName = action.getUrlName();
        if (urlName == null) {
            return null;
        }
        String root = Stapler.getCurrentRequest().getContextPath();
        if (urlName.matches("(?i)[a-z][a-z+.-]*:.*")) {
            return urlName;
        }
        return urlName.startsWith("/") ? joinPath(root, urlName) : joinPath(root + '/' + itUrl, urlName);
    }

    /** Joins with exactly one slash between neighbours. */
    public static String joinPath(String... components) {
        return Stream.of(components)
                .filter(c -> !c.isEmpty())
                .reduce((a, b) -> a.replaceFirst("/+$", "") + "/" + b.replaceFirst("^/+", ""))
                .orElse("");
    }

    public static String iso8601DateTime(Date date) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.toInstant()
                .atZone(ZoneId.of(TimeZone.getDefault().getID()))
                .withNano(0));
    }

    /** How long ago, in words. */
    public static String getTimeSpanString(Date date) {
        return Util.getTimeSpanString(Math.abs(System.currentTimeMillis() - date.getTime()));
    }

    public static String capitalize(String text) {
        return text == null || text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The trace as text, or a remark that there is none. */
    public static String printThrowable(Throwable t) {
        if (t == null) {
            return "No Exception details";
        }
        StringWriter text = new StringWriter();
        t.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    public static boolean isWindows() {
        return File.pathSeparatorChar == ';';
    }

    /** What a password field shows: the secret in its encrypted form, never in plain. */
    public String getPasswordValue(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof Secret secret ? secret.getEncryptedValue() : "";
    }

    /** The pages' sections, in the order in which they are shown. */
    public static Collection<Descriptor> getSortedDescriptorsForGlobalConfigUnclassified() {
        return GlobalConfiguration.all().stream()
                .filter(d -> d.getGlobalConfigPage() != null
                        && Jenkins.get().hasPermission(d.getRequiredGlobalConfigPagePermission()))
                .collect(Collectors.toList());
    }
}
