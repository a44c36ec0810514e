package hudson.util;

import java.util.Map;
import net.sf.json.JSON;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;

/** Stapler's responses and Jenkins' JSON envelope: {@code status}, {@code message} and {@code data}. */
public class HttpResponses extends org.kohsuke.stapler.HttpResponses {

    public static HttpResponse okJSON(Map<?, ?> data) {
        return ok(JSONObject.fromObject(data));
    }

    /** An error told in the payload; the HTTP status stays 200. */
    public static HttpResponse errorJSON(String message) {
        return json("error", message, new JSONObject());
    }

    private static HttpResponse ok(JSON data) {
        return json("ok", null, data);
    }

    private static HttpResponse json(String status, String message, JSON data) {
        JSONObject envelope = new JSONObject();
        envelope.put("status", status);
        if (message != null) {
            envelope.put("message", message);
        }
        if (data != null) {
            envelope.put("data", data);
        }
        return (req, rsp, node) -> {
            rsp.setContentType("application/json;charset=UTF-8");
            rsp.getWriter().print(envelope);
        };
    }
}
