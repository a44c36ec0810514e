package io.jenkins.embedded.declarative

/**
 * Runs a Declarative Pipeline, given as the nested maps that PipelineBlock makes of its source. It is itself a
 * Pipeline program: compiled together with the Jenkinsfile, suspended and saved with it.
 */
class Interpreter implements Serializable {

    private final script
    private Map pipeline

    Interpreter(script) {
        this.script = script
    }

    /** The whole pipeline; throws its first failure once all that had to be run has been run. */
    def call(Map model) {
        pipeline = model
        Verdict.defineProperties(script.$build(), parameters(model), properties(model))
        boolean reached = false
        Throwable failure = null
        try {
            insideOptions(model.wrappers, 0) {
                onAgent(model.agent) {
                    withVariables(model.environment) {
                        reached = true
                        Throwable problem = runStages(model.stages, model.retried)
                        problem = runPost(model.post, problem)
                        if (problem != null) {
                            throw problem
                        }
                    }
                }
            }
        } catch (Throwable problem) {
            failure = problem
        }
        if (failure != null) {
            if (!reached) {
                Verdict.worsen(script.$build(), failure)
                failure = runPost(model.post, failure)
            }
            throw failure
        }
    }

    private List parameters(Map model) {
        return model.parameters == null ? [] : model.parameters.call()
    }

    private List properties(Map model) {
        List properties = []
        for (int i = 0; i < model.properties.size(); i++) {
            properties.add(model.properties[i].call())
        }
        return properties
    }

    /** Calls the body inside block steps, the first one outermost. */
    private void insideOptions(List wrappers, int index, Closure body) {
        if (index == wrappers.size()) {
            body.call()
        } else {
            wrappers[index].call({ insideOptions(wrappers, index + 1, body) })
        }
    }

    private void onAgent(Map agent, Closure body) {
        if (agent == null || agent.kind == 'none') {
            body.call()
        } else if (agent.kind == 'any') {
            script.node { body.call() }
        } else {
            script.node(agent.label.call()) { body.call() }
        }
    }

    private void withVariables(List entries, Closure body) {
        List credentials = []
        for (int i = 0; i < entries.size(); i++) {
            if (entries[i].credentials != null) {
                credentials.addAll(CredentialVariables.bindings(
                        script.$build(), entries[i].name, entries[i].credentials.call([:])))
            }
        }
        if (credentials.isEmpty()) {
            withPlainVariables(entries, body)
        } else {
            script.withCredentials(credentials) { withPlainVariables(entries, body) }
        }
    }

    private void withPlainVariables(List entries, Closure body) {
        Map values = [:]
        List variables = []
        for (int i = 0; i < entries.size(); i++) {
            if (entries[i].value != null) {
                String value = String.valueOf(entries[i].value.call(values))
                values.put(entries[i].name, value)
                variables.add(entries[i].name + '=' + value)
            }
        }
        if (variables.isEmpty()) {
            body.call()
        } else {
            script.withEnv(variables) { body.call() }
        }
    }

    /** Runs stages one after the other; gives the first failure, after which stages are only named. */
    private Throwable runStages(List stages, boolean retried) {
        Throwable failure = null
        for (int i = 0; i < stages.size(); i++) {
            Throwable problem = runStage(stages[i], failure, retried)
            if (failure == null) {
                failure = problem
            }
        }
        return failure
    }

    private Throwable runStage(Map stage, Throwable earlier, boolean retried) {
        Throwable failure = null
        script.stage(stage.name) {
            String skipped = Verdict.whySkipped(script.$build(), earlier, pipeline.skipStagesAfterUnstable)
            if (skipped != null) {
                script.echo("Stage \"${stage.name}\" skipped due to ${skipped}")
            } else {
                try {
                    enterStage(stage, retried || stage.retried)
                } catch (Throwable problem) {
                    failure = problem
                    if (!retried) {
                        Verdict.worsen(script.$build(), problem)
                    }
                }
            }
        }
        return failure
    }

    /** Options come first, then the agent, and then the conditions, unless these are wanted earlier. */
    private void enterStage(Map stage, boolean retried) {
        if (stage.when != null && stage.when.before == 'options' && !isWanted(stage)) {
            return
        }
        insideOptions(stage.wrappers, 0) {
            if (stage.when != null && stage.when.before == 'agent' && !isWanted(stage)) {
                return
            }
            onAgent(stage.agent) {
                withVariables(stage.environment) {
                    if (stage.when == null || stage.when.before != null || isWanted(stage)) {
                        runBody(stage, retried)
                    }
                }
            }
        }
    }

    private boolean isWanted(Map stage) {
        boolean wanted = allHold(stage.when.conditions)
        if (!wanted) {
            script.echo("Stage \"${stage.name}\" skipped due to when conditional")
        }
        return wanted
    }

    private boolean allHold(List conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!holds(conditions[i])) {
                return false
            }
        }
        return true
    }

    private boolean anyHolds(List conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (holds(conditions[i])) {
                return true
            }
        }
        return false
    }

    private boolean holds(Map condition) {
        switch (condition.kind) {
            case 'allOf':
                return allHold(condition.nested)
            case 'anyOf':
                return anyHolds(condition.nested)
            case 'not':
                return !holds(condition.nested[0])
            case 'expression':
                return condition.body.call() ? true : false
            case 'environment':
                Map wanted = condition.arguments.call()
                return Verdict.sameText(script.getProperty('env').getProperty(wanted.name), wanted.value, wanted.ignoreCase)
            case 'equals':
                Map pair = condition.arguments.call()
                return pair.expected == pair.actual
            default:
                return Verdict.branchMatches(script.getProperty('env').getProperty('BRANCH_NAME'), condition.arguments.call())
        }
    }

    private void runBody(Map stage, boolean retried) {
        Throwable failure = null
        try {
            if (stage.steps != null) {
                stage.steps.call()
            } else if (stage.stages != null) {
                failure = runStages(stage.stages, retried)
            } else {
                runParallel(stage, retried)
            }
        } catch (Throwable problem) {
            failure = Verdict.explained(problem)
        }
        if (failure != null && !retried) {
            Verdict.worsen(script.$build(), failure)
        }
        failure = runPost(stage.post, failure)
        if (failure != null) {
            throw failure
        }
    }

    private void runParallel(Map stage, boolean retried) {
        Map branches = [:]
        for (int i = 0; i < stage.parallel.size(); i++) {
            branches.put(stage.parallel[i].name, branch(stage.parallel[i], retried))
        }
        if (stage.failFast || pipeline.parallelsAlwaysFailFast) {
            branches.put('failFast', true)
        }
        script.parallel(branches)
    }

    private Closure branch(Map stage, boolean retried) {
        return {
            Throwable problem = runStage(stage, null, retried)
            if (problem != null) {
                throw problem
            }
        }
    }

    /** Runs the conditions that apply; one that fails doesn't keep the others from being run. */
    private Throwable runPost(Map post, Throwable failure) {
        Throwable first = failure
        List conditions = PostCondition.names()
        for (int i = 0; i < conditions.size(); i++) {
            String name = conditions[i]
            if (post[name] != null && PostCondition.applies(name, script.$build(), first)) {
                try {
                    post[name].call()
                } catch (Throwable problem) {
                    script.echo("Error when executing ${name} post condition:\n" + Verdict.text(problem))
                    Verdict.worsen(script.$build(), problem)
                    if (first == null) {
                        first = problem
                    }
                }
            }
        }
        return first
    }
}
