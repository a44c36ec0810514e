package conformance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Api;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import hudson.model.RootAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** /api/json and /api/xml of Jenkins, jobs, builds and a root action with exported beans. */
@WithJenkins
class RemoteApiTest {
    private static JenkinsRule j;
    private static FreeStyleProject p;
    private static FreeStyleBuild b;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        j = rule;
        p = j.createFreeStyleProject("api-job");
        b = j.buildAndAssertSuccess(p);
        b.addAction(new ExportedAction());
        b.addAction(new SilentAction());
        j.buildAndAssertSuccess(p);
    }

    @AfterAll
    static void stop() throws Exception {
        j.after();
    }

    private static JSONObject json(String path) throws Exception {
        WebResponse r = Web.get(j, path);
        assertEquals(200, r.getStatusCode(), path);
        assertEquals("application/json", r.getContentType());
        return JSONObject.fromObject(r.getContentAsString());
    }

    @Test
    void shouldSelectNestedByTree() throws Exception {
        JSONArray builds = json("job/api-job/api/json?tree=builds[number,result]").getJSONArray("builds");
        assertEquals(2, builds.size());
        assertEquals(2, builds.getJSONObject(0).getInt("number")); // newest first
        assertEquals("SUCCESS", builds.getJSONObject(1).getString("result"));
        assertFalse(builds.getJSONObject(0).has("url"));
    }

    @Test
    void shouldSelectRangeByTree() throws Exception {
        JSONArray builds = json("job/api-job/api/json?tree=builds[number]{1,2}").getJSONArray("builds");
        assertEquals(1, builds.size());
        assertEquals(1, builds.getJSONObject(0).getInt("number"));
    }

    @Test
    void shouldDescribeBuild() throws Exception {
        JSONObject o = json(b.getUrl() + "api/json");
        assertEquals("hudson.model.FreeStyleBuild", o.getString("_class"));
        assertEquals(1, o.getInt("number"));
        assertEquals("1", o.getString("id"));
        assertEquals("#1", o.getString("displayName"));
        assertEquals("api-job #1", o.getString("fullDisplayName"));
        assertEquals("SUCCESS", o.getString("result"));
        assertFalse(o.getBoolean("building"));
        assertEquals(j.getURL() + b.getUrl(), o.getString("url"));
        assertEquals(b.getTimeInMillis(), o.getLong("timestamp"));
    }

    @Test
    void shouldListActionsOfBuild() throws Exception {
        JSONArray actions = json(b.getUrl() + "api/json").getJSONArray("actions");
        JSONObject found = null;
        boolean silent = false;
        for (Object a : actions) {
            JSONObject o = (JSONObject) a;
            String c = o.optString("_class");
            found = ExportedAction.class.getName().equals(c) ? o : found;
            silent |= SilentAction.class.getName().equals(c);
        }
        assertEquals(7, found.getInt("weight"));
        assertFalse(silent, "an action without @ExportedBean has no _class");
        assertTrue(actions.stream().anyMatch(o -> ((JSONObject) o).isEmpty()), "but leaves an empty object");
    }

    @Test
    void shouldExportCauses() throws Exception {
        JSONObject o = json(b.getUrl() + "api/json?tree=actions[causes[shortDescription]]");
        assertTrue(o.toString().contains("\"shortDescription\":"), o.toString());
    }

    @Test
    void shouldExportBeanProperties() throws Exception {
        JSONObject o = json("conf-api/api/json");
        assertEquals(Root.class.getName(), o.getString("_class"));
        assertEquals("top", o.getString("name"));
        assertEquals(42, o.getInt("answer"));
        assertTrue(o.getBoolean("renamed"));
        assertTrue(o.get("nothing") == null || o.getString("nothing").equals("null"));
        assertFalse(o.has("notExported"));
        assertEquals("[\"a\",\"b\"]", o.getJSONArray("tags").toString());
        assertEquals(1, o.getJSONObject("counts").getInt("x"));
    }

    @Test
    void shouldHideChildrenBeyondDepth() throws Exception {
        JSONObject first = json("conf-api/api/json").getJSONArray("children").getJSONObject(0);
        assertEquals("c1", first.getString("name"));
        assertFalse(first.has("secondary")); // visibility 1 shows on the top object only
        assertTrue(json("conf-api/api/json?depth=1").getJSONArray("children").getJSONObject(0).has("secondary"));
    }

    @Test
    void shouldSelectTreeOfBean() throws Exception {
        JSONObject o = json("conf-api/api/json?tree=name,children[secondary]");
        assertEquals("top", o.getString("name"));
        assertFalse(o.has("answer"));
        assertEquals("s1", o.getJSONArray("children").getJSONObject(0).getString("secondary"));
        assertFalse(o.getJSONArray("children").getJSONObject(0).has("name"));
    }

    @Test
    void shouldEscapeJsonStrings() throws Exception {
        assertEquals("q\"<\u00e4>\n", json("conf-api/api/json?tree=odd").getString("odd"));
    }

    @Test
    void shouldFailOnMalformedTree() throws Exception {
        assertEquals(500, Web.get(j, "api/json?tree=jobs[name").getStatusCode());
    }

    @Test
    void shouldAnswer404ForUnknownJob() throws Exception {
        assertEquals(404, Web.get(j, "job/nonesuch/api/json").getStatusCode());
    }

    @Test
    void shouldPointPermalinksToBuilds() throws Exception {
        assertEquals(2, json("job/api-job/lastBuild/api/json").getInt("number"));
        assertEquals(2, json("job/api-job/api/json").getJSONObject("lastSuccessfulBuild").getInt("number"));
        assertTrue(json("job/api-job/api/json").getJSONObject("lastFailedBuild").isNullObject());
    }

    @Test
    void shouldReadJsonByRule() throws Exception {
        assertEquals("top", j.getJSON("conf-api/api/json").getJSONObject().getString("name"));
    }

    @ExportedBean(defaultVisibility = 2) // with the default of 1 a nested bean shows nothing at depth 0
    public static class ExportedAction extends InvisibleAction {
        @Exported
        public int getWeight() {
            return 7;
        }
    }

    public static class SilentAction extends InvisibleAction {
        public int getSecret() {
            return 1;
        }
    }

    @ExportedBean
    public static class Child {
        @Exported(visibility = 2)
        public String getName() {
            return "c1";
        }

        @Exported(visibility = 1)
        public String getSecondary() {
            return "s1";
        }
    }

    @TestExtension
    @ExportedBean
    public static class Root extends InvisibleAction implements RootAction {
        @Override
        public String getUrlName() {
            return "conf-api";
        }

        public Api getApi() {
            return new Api(this);
        }

        @Exported
        public String getName() {
            return "top";
        }

        @Exported
        public int getAnswer() {
            return 42;
        }

        @Exported(name = "renamed")
        public boolean isFlag() {
            return true;
        }

        @Exported
        public String getNothing() {
            return null;
        }

        public String getNotExported() {
            return "x";
        }

        @Exported
        public String[] getTags() {
            return new String[] {"a", "b"};
        }

        @Exported
        public Map<String, Integer> getCounts() {
            return new TreeMap<>(Map.of("x", 1));
        }

        @Exported
        public String getOdd() {
            return "q\"<\u00e4>\n";
        }

        @Exported(visibility = 2)
        public List<Child> getChildren() {
            return List.of(new Child());
        }
    }
}
