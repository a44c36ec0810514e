package org.kohsuke.stapler;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import net.sf.json.JSONObject;
import org.apache.commons.fileupload.FileItem;
import org.kohsuke.stapler.bind.BoundObjectTable;
import org.kohsuke.stapler.lang.Klass;

/**
 * A request on Jakarta servlets, as Jenkins has it. Signatures name it; what is served here is a {@link StaplerRequest},
 * on javax.
 */
public interface StaplerRequest2 extends HttpServletRequest {
    Stapler getStapler();

    WebApp getWebApp();

    String getRestOfPath();

    String getOriginalRestOfPath();

    @Override
    ServletContext getServletContext();

    String getRequestURIWithQueryString();

    StringBuffer getRequestURLWithQueryString();

    RequestDispatcher getView(Object it, String viewName) throws IOException;

    RequestDispatcher getView(Class<?> type, String viewName) throws IOException;

    RequestDispatcher getView(Klass<?> type, String viewName) throws IOException;

    String getRootPath();

    String getReferer();

    List<Ancestor> getAncestors();

    Ancestor findAncestor(Class<?> type);

    <T> T findAncestorObject(Class<T> type);

    Ancestor findAncestor(Object object);

    boolean hasParameter(String name);

    String getOriginalRequestURI();

    boolean checkIfModified(long timestamp, StaplerResponse2 rsp);

    boolean checkIfModified(Date timestamp, StaplerResponse2 rsp);

    boolean checkIfModified(Calendar timestamp, StaplerResponse2 rsp);

    boolean checkIfModified(long timestamp, StaplerResponse2 rsp, long expiration);

    void bindParameters(Object bean);

    void bindParameters(Object bean, String prefix);

    <T> List<T> bindParametersToList(Class<T> type, String prefix);

    <T> T bindParameters(Class<T> type, String prefix);

    <T> T bindParameters(Class<T> type, String prefix, int index);

    <T> T bindJSON(Class<T> type, JSONObject source);

    <T> T bindJSON(Type genericType, Class<T> erasure, Object json);

    void bindJSON(Object bean, JSONObject source);

    <T> List<T> bindJSONToList(Class<T> type, Object source);

    BindInterceptor getBindInterceptor();

    BindInterceptor setBindListener(BindInterceptor interceptor);

    BindInterceptor setBindInterceptpr(BindInterceptor interceptor);

    BindInterceptor setBindInterceptor(BindInterceptor interceptor);

    JSONObject getSubmittedForm() throws ServletException;

    org.apache.commons.fileupload2.core.FileItem<?> getFileItem2(String name) throws ServletException, IOException;

    FileItem getFileItem(String name) throws ServletException, IOException;

    boolean isJavaScriptProxyCall();

    BoundObjectTable getBoundObjectTable();

    String createJavaScriptProxy(Object toBeExported);

    RenderOnDemandParameters createJavaScriptProxyParameters(Object toBeExported);

    /** What a page needs to know to call an object on the server. */
    final class RenderOnDemandParameters {
        private RenderOnDemandParameters() {}
    }
}
