import './now.css';
import './now.js';
