package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class GraphCommandTest {

    @TempDir private Path folder;

    private Document draw(String... options)
            throws IOException, SAXException, ParserConfigurationException {
        Path file = folder.resolve("graph.svg");
        List<String> command = new ArrayList<>(List.of("graph", "--out", file.toString()));
        command.addAll(List.of(options));
        Cli result = Cli.run(command.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Files.newInputStream(file));
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void draws_the_linear_model_forward_and_backward_with_shapes() throws Exception {
        Document svg = draw("--inputs", "10", "--outputs", "3");
        assertThat(texts(svg))
                .containsExactly(
                        "Forward: linear, squared-error; N instances a minibatch, J one loss an instance",
                        "x",
                        "10 × N",
                        "y",
                        "3 × N",
                        "W",
                        "3 × 10",
                        "z₁ = W x",
                        "3 × N",
                        "b",
                        "3 × 1",
                        "ŷ = z₁ + b",
                        "3 × N",
                        "z₂ = ŷ − y",
                        "3 × N",
                        "J = ‖z₂‖²",
                        "1 × N",
                        "Backward: the gradient of the mean of J",
                        "x",
                        "no gradient",
                        "y",
                        "no gradient",
                        "∂J/∂W",
                        "3 × 10",
                        "∂J/∂z₁",
                        "3 × N",
                        "∂J/∂b",
                        "3 × 1",
                        "∂J/∂ŷ",
                        "3 × N",
                        "∂J/∂z₂",
                        "3 × N",
                        "1/N",
                        "1 × N");
    }

    @Test
    void every_box_has_a_place_of_its_own() throws Exception {
        NodeList boxes = draw("--loss", "huber").getElementsByTagName("rect");
        List<String> places = new ArrayList<>();
        for (int i = 0; i < boxes.getLength(); i++) {
            places.add(
                    boxes.item(i).getAttributes().getNamedItem("width")
                            + " at "
                            + boxes.item(i).getAttributes().getNamedItem("x")
                            + boxes.item(i).getAttributes().getNamedItem("y"));
        }
        assertThat(places).hasSize(1 + 2 * 9).doesNotHaveDuplicates();
    }

    @Test
    void replaces_pictures_and_nothing_else() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.svg"), "mine");
        assertThat(Cli.run("graph", "--out", notes.toString()))
                .isEqualTo(
                        new Cli(
                                2,
                                "",
                                notes
                                        + ": this file is no picture in SVG, and would be lost. Name another, or delete it.\n"));
        String picture = folder.resolve("graph.svg").toString();
        assertThat(Cli.run("graph", "--out", picture).code()).isZero();
        assertThat(Cli.run("graph", "--out", picture).code()).isZero();
    }
}
