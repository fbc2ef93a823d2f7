package org.thalweg.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.catalog.Written.Arguments;
import org.thalweg.catalog.Written.Call;
import org.thalweg.catalog.Written.Fields;
import org.thalweg.catalog.Written.Items;
import org.thalweg.catalog.Written.Named;
import org.thalweg.catalog.Written.Pipe;
import org.thalweg.catalog.Written.Scalar;
import org.thalweg.catalog.Written.Titled;
import org.thalweg.engine.Chain;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/** Makes components of what was written: whatever the form, it ends as arguments for a {@link Copy} of a prototype. */
final class Maker {

    private final Shelves shelves;
    private final ValueReader values = new ValueReader(this);

    Maker(Shelves shelves) {
        this.shelves = shelves;
    }

    /** Makes the component of a kind that something written stands for. */
    Component make(Kind kind, Written written) {
        if (written instanceof Scalar scalar) {
            return ofScalar(kind, scalar);
        }
        if (written instanceof Call call) {
            return copy(shelves.find(kind, call.name(), call.place()), call.arguments(), call);
        }
        if (written instanceof Fields fields) {
            return ofFields(kind, fields);
        }
        return written instanceof Titled titled
                ? titled(kind, titled.title(), titled.place(), make(kind, titled.link()))
                : ofSequence(kind, written);
    }

    private static Component titled(Kind kind, String title, Place place, Component made) {
        if (!(made instanceof Optimizer link)) {
            throw place.error(
                    "Expected %s, got one named '%s'. Only optimizers have names.",
                    kind.withArticle(), title);
        }
        try {
            return link.as(title);
        } catch (IllegalArgumentException e) {
            throw place.error("%s", String.valueOf(e.getMessage()));
        }
    }

    private Component ofScalar(Kind kind, Scalar scalar) {
        Object value = scalar.value();
        if (kind == Kind.SCHEDULE && Numeral.isNumber(value)) {
            return values.constant(scalar);
        }
        if (value instanceof Component component && kind.type().isInstance(component)) {
            return component;
        }
        if (!(value instanceof String text)) {
            throw scalar.place().error("Expected %s, got %s.", kind.withArticle(), shown(value));
        }
        Place place = scalar.place();
        boolean isPipe = text.chars().anyMatch(c -> PipeParser.MARKS.indexOf(c) >= 0);
        if (isPipe && place.text().isEmpty()) {
            return make(kind, PipeParser.parse(place, text));
        }
        return copy(shelves.find(kind, text.strip(), place), Arguments.NONE, scalar);
    }

    static String shown(Object value) {
        return value instanceof Component component
                ? "'" + Notation.print(component) + "'"
                : "'" + value + "'";
    }

    /** A map is a component's name with its values. */
    private Component ofFields(Kind kind, Fields fields) {
        if (fields.fields().size() != 1) {
            String names =
                    fields.fields().stream().map(Named::name).collect(Collectors.joining(", "));
            throw fields.place()
                    .error(
                            "Expected %s, one name with its values, got %s.%s",
                            kind.withArticle(),
                            names.isEmpty() ? "nothing" : names,
                            kind == Kind.OPTIMIZER ? " Write a chain as a list." : "");
        }
        Named named = fields.fields().get(0);
        int equals = named.name().indexOf('=');
        if (equals > 0) {
            Named link =
                    new Named(named.name().substring(equals + 1), named.value(), named.place());
            Fields rest = new Fields(List.of(link), fields.place());
            String title = named.name().substring(0, equals);
            return titled(kind, title, named.place(), make(kind, rest));
        }
        Provider provider = shelves.find(kind, named.name(), named.place());
        return copy(provider, arguments(provider, named.value()), named.value());
    }

    private Arguments arguments(Provider provider, Written value) {
        List<Parameter> parameters = provider.parameters();
        Optional<Parameter> only =
                parameters.size() == 1 ? Optional.of(parameters.get(0)) : Optional.empty();
        Optional<Kind> component = only.flatMap(p -> Kind.of(p.type()));
        if (value instanceof Fields fields) {
            boolean isOnly =
                    component.isPresent()
                            && fields.fields().size() == 1
                            && shelves.knows(component.get(), fields.fields().get(0).name());
            return isOnly ? bare(value) : new Arguments(List.of(), fields.fields());
        }
        boolean takesList =
                component.equals(Optional.of(Kind.OPTIMIZER))
                        || only.flatMap(p -> p.valueType().element()).isPresent();
        return value instanceof Items items && !takesList
                ? new Arguments(items.elements(), List.of())
                : bare(value);
    }

    private static Arguments bare(Written value) {
        return new Arguments(List.of(value), List.of());
    }

    /** Several in a row are a chain; in the pipe form, parentheses around one thing of another kind mean nothing. */
    private Component ofSequence(Kind kind, Written written) {
        List<Written> links =
                written instanceof Pipe pipe ? pipe.links() : ((Items) written).elements();
        if (kind == Kind.OPTIMIZER) {
            try {
                return new Chain(links.stream().map(link -> (Optimizer) make(kind, link)).toList());
            } catch (IllegalArgumentException e) {
                throw e instanceof CatalogException
                        ? e
                        : written.place().error("%s", String.valueOf(e.getMessage()));
            }
        }
        if (written instanceof Pipe && links.size() == 1) {
            return make(kind, links.get(0));
        }
        throw written.place()
                .error(
                        "Expected %s, got %d in a row. Only optimizers form a chain.",
                        kind.withArticle(), links.size());
    }

    private Component copy(Provider provider, Arguments arguments, Written written) {
        Component prototype = shelves.prototype(provider, written.place());
        return new Copy(provider, prototype, values).with(arguments, written.place());
    }
}
