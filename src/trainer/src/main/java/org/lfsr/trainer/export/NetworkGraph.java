package org.lfsr.trainer.export;

import org.lfsr.onnx.Edge;
import org.lfsr.onnx.GraphBuilder;
import org.lfsr.onnx.Values;
import org.lfsr.trainer.network.NetworkState;

/** A graph in the making whose numbers are looked up in a network's state by the layers' names. */
record NetworkGraph(GraphBuilder graph, NetworkState state) {

    Edge convolution(String name, Edge input) {
        return convolution(name, input, name);
    }

    /** A convolution whose output has another name than the layer. */
    Edge convolution(String name, Edge input, String layer) {
        FoldedConvolution folded = FoldedConvolution.of(state, layer);
        return graph.convolution(name, input, folded.kernel(), folded.bias(), folded.padding());
    }

    Edge pRelu(String name, Edge input) {
        return graph.pRelu(name, input, Values.of(state.tensor(name + ".weight").values(), 1));
    }

    Edge relu(String name, Edge input) {
        return graph.relu(name, input);
    }

    Edge add(String name, Edge first, Edge second) {
        return graph.add(name, first, second);
    }
}
